/** What one kind of server needs to be told, and how it speaks. */
export type Engine = {
  readonly name: 'mariadb' | 'mysql';
  /** As people read it. */
  readonly title: string;
  /** What it stands for here, where that is worth saying. */
  readonly as?: string;
  readonly program: 'mariadbd' | 'mysqld';
  /** Of the environment: a program of the user's own. */
  readonly pathVariable: 'PAYOUT_MARIADBD' | 'PAYOUT_MYSQLD';
  /** Where systems that keep it off the PATH have it. */
  readonly folders: readonly string[];
  /** What another engine may hide behind this one's name is not it. */
  readonly isProgram: (realPath: string) => boolean;
  /** Whether a folder holds its error messages and character sets. */
  readonly isShareDirectory: (folder: string) => boolean;
  /** Aurora's, where this server's own differ. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Small and quick. */
  readonly sizes: Readonly<Record<string, string>>;
  /** What makes it private and cheap. */
  readonly own: readonly string[];
  /** The collation it has for one of Aurora's. */
  readonly collation: (name: string) => string;
  /** Makes a data directory, reading SQL from stdin, a statement a line. */
  readonly bootstrapFlags: readonly string[];
  readonly bootstrapSql: (shareDirectory: string, accounts: readonly string[]) => string;
  /** Leaves the admin as the only user. */
  readonly accounts: (admin: string, password: string) => readonly string[];
  /** What it logs, and retries for minutes, where another server holds the same files. */
  readonly heldByAnother: RegExp;
};
