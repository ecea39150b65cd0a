import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { strictOption } from '../terminal/strict-option.ts';
import { uninstallText } from './uninstall-text.ts';

const folder = join(import.meta.dirname, '../../migrations');

/** payouts uninstall: tells a DBA how to take everything out again; it runs nothing itself. */
export const uninstallCommand = (): Command =>
  new Command('uninstall')
    .description("leave the company's tables as they were found")
    .allowExcessArguments(false)
    .addOption(
      strictOption('--print', "print the SQL for a DBA's own tool; invokes nothing").makeOptionMandatory(),
    )
    .action(() => {
      const migrations = readdirSync(folder)
        .sort()
        .map((file) => readFileSync(join(folder, file), 'utf8'));
      process.stdout.write(uninstallText(migrations));
    });
