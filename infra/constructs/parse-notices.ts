import { NOTICE_AUDIENCES, type NoticeAudience } from '../../shared/domain/notices/notice.ts';

/** The e-mail addresses of each audience of notices; nobody's is empty. */
export type NoticeAddresses = Readonly<Record<NoticeAudience, string[]>>;

const isAudience = (name: string): name is NoticeAudience => NOTICE_AUDIENCES.some((each) => each === name);

const twiceIn = (names: readonly string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) < index);

const refuse = (what: string): never => {
  throw new Error(`context notices ${what}: expected each of ${NOTICE_AUDIENCES.join(', ')} at most once`);
};

/** `admin=a@x,b@x;finance=c@x`, or `none`: of this form already. What is named twice is a slip of somebody's hand. */
export function parseNotices(text: string): NoticeAddresses {
  const parts = text === 'none' ? [] : text.split(';').map((part) => part.split('=') as [string, string]);
  const names = parts.map(([name]) => name);
  const unknown = names.find((name) => !isAudience(name));
  if (unknown) refuse(`names the audience ${unknown}`);
  const twice = twiceIn(names);
  if (twice) refuse(`names the audience ${twice} twice`);
  const given = new Map(parts.map(([name, listed]) => [name, listed.split(',')]));
  for (const [name, listed] of given) {
    const address = twiceIn(listed);
    if (address) throw new Error(`context notices names ${address} twice for ${name}: expected it once`);
  }
  const { admin = [], finance = [], approver = [] } = Object.fromEntries(given);
  return { admin, finance, approver };
}
