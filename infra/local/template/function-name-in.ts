/** The name in what a caller may give: a name, a partial ARN or an ARN, each with a qualifier or without. */
export const functionNameIn = (given: string): string => {
  const marker = 'function:';
  const at = given.indexOf(marker);
  const rest = at < 0 ? given : given.slice(at + marker.length);
  return rest.split(':')[0] ?? rest;
};
