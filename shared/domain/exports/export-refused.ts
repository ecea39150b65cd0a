/** There will be no such file, however often it is asked for as it stands: the message says to whoever asked why, and what to do. */
export class ExportRefused extends Error {
  override readonly name = 'ExportRefused';
}
