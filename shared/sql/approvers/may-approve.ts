import { AS_RECORDED } from './as-recorded.ts';

/** Of a sign-in `a`: it is one of an approver, active, and as the audit trail says. Since when, each batch asks for itself. */
export const MAY_APPROVE = `a.active = 1 AND FIND_IN_SET('approver', a.roles) > 0 AND ${AS_RECORDED}`;
