/** What the person is to do with them. */
export type Errand = 'vote' | 'pay' | 'record' | 'see';
