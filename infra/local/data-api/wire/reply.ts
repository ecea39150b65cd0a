/** The members of an answer, each already JSON text: longs keep digits a JavaScript number would lose. */
export type Reply = Readonly<Record<string, string>>;

export const replyBody = (reply: Reply): string => {
  return `{${Object.entries(reply)
    .map(([name, json]) => `${JSON.stringify(name)}:${json}`)
    .join(',')}}`;
};
