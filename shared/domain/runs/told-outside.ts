/**
 * What a run says of its failure, without what the database said to it: that names our tables. The notice and the run's row
 * keep all of it, for whoever operates this.
 */
export const toldOutside = (message: string): string => message.replace(/ \(\w+ during ".*\)$/s, '');
