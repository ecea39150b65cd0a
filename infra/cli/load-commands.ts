import type { Command } from 'commander';

type Load = () => Promise<Command>;

/** In the order of the help. A group is a command with commands of its own. */
const COMMANDS: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['run', async () => (await import('./run/run-command.ts')).runCommand()],
  ['status', async () => (await import('./status/status-command.ts')).statusCommand()],
  ['doctor', async () => (await import('./doctor/doctor-command.ts')).doctorCommand()],
  ['settings', async () => (await import('./settings/settings-command.ts')).settingsCommand()],
  ['approvers', async () => (await import('./approvers/approvers-command.ts')).approversCommand()],
  ['audit', async () => (await import('./audit/audit-command.ts')).auditCommand()],
  ['migrate', async () => (await import('./migrate/migrate-command.ts')).migrateCommand()],
  ['adopt', async () => (await import('./migrate/migrate-command.ts')).adoptCommand()],
  ['uninstall', async () => (await import('./uninstall/uninstall-command.ts')).uninstallCommand()],
  ['restored', async () => (await import('./restored/restored-command.ts')).restoredCommand()],
  ['smoke', async () => (await import('./smoke/smoke-command.ts')).smokeCommand()],
  ['token', async () => (await import('./token/token-command.ts')).tokenCommand()],
]);

/** The command that the first word names, whose code alone is then read; all of them for help, and to suggest one. */
export const loadCommands = ([word = '']: readonly string[]): Promise<Command[]> => {
  const named = COMMANDS.get(word);
  return Promise.all((named ? [named] : [...COMMANDS.values()]).map((load) => load()));
};
