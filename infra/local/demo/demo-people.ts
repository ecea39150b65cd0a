/** The nine people of the local stack, users 1 to 9 in this order. */
export const DEMO_PEOPLE = [
  { name: 'Asha Menon', email: 'asha@example.com', type: 'approver' },
  { name: 'Bimal Roy', email: 'bimal@example.com', type: 'approver' },
  { name: 'Chitra Iyer', email: 'chitra@example.com', type: 'approver' },
  { name: 'Dev Patil', email: 'dev@example.com', type: 'approver' },
  { name: 'Farah Khan', email: 'farah@example.com', type: 'finance' },
  { name: 'Om Prakash', email: 'om@example.com', type: 'operator' },
  { name: 'Vani Rao', email: 'vani@example.com', type: 'viewer' },
  { name: 'Adi Sharma', email: 'adi@example.com', type: 'admin' },
  { name: 'Nil Bose', email: 'nil@example.com', type: 'associate' },
] as const;

/** Dev is an approver and an associate: batches hold commissions of his. */
export const DEV_USER_ID = 4;
