/** A setting is not what whoever changes it saw: somebody else was there first. Nothing was written. */
export class SettingOvertaken extends Error {
  override readonly name = 'SettingOvertaken';
}
