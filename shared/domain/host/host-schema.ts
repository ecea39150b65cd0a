/** A column as information_schema tells it, of whichever server. */
export type HostColumn = {
  readonly table: string;
  readonly name: string;
  /** As an ALTER writes it: "int(10) unsigned", "enum('a','b')". */
  readonly type: string;
  /** Its first word: "int", "enum". */
  readonly kind: string;
  readonly nullable: boolean;
  /** What a row gets that does not name it; undefined: an INSERT without it is refused. */
  readonly fallback: 'none needed' | 'the moment' | 'a value' | undefined;
  readonly increments: boolean;
  /** Characters of a text. */
  readonly characters: number | undefined;
  /** Of a text that is no bytes. */
  readonly characterSet: string | undefined;
  readonly collation: string | undefined;
  /** Digits in front of a decimal point. */
  readonly wholeDigits: number | undefined;
  /** Behind it. */
  readonly decimals: number | undefined;
};

export type HostTable = {
  readonly name: string;
  /** undefined: a view. */
  readonly engine: string | undefined;
  readonly collation: string | undefined;
  readonly partitioned: boolean;
  /** Keys of at most 767 bytes a column: COMPACT and REDUNDANT, as servers of long ago made them. */
  readonly shortKeys: boolean;
};

export type HostKey = {
  readonly table: string;
  readonly name: string;
  readonly unique: boolean;
  /** In order; of a text perhaps only its first characters. */
  readonly columns: readonly { readonly name: string; readonly characters: number | undefined }[];
};

/** The tables that are not ours, as they are. */
export type HostSchema = {
  readonly tables: readonly HostTable[];
  readonly columns: readonly HostColumn[];
  readonly keys: readonly HostKey[];
};
