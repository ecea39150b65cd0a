import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

const Generate = z.object({
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
  PasswordLength: z.coerce.number().default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludeUppercase: z.boolean().default(false),
  ExcludeLowercase: z.boolean().default(false),
  ExcludeNumbers: z.boolean().default(false),
  ExcludePunctuation: z.boolean().default(false),
  IncludeSpace: z.boolean().default(false),
});

const Properties = z.object({
  Name: z.string().optional(),
  SecretString: z.string().optional(),
  GenerateSecretString: Generate.optional(),
});

export type GenerateSecret = z.infer<typeof Generate>;

export type SecretDefinition = {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly secretString: string | undefined;
  readonly generate: GenerateSecret | undefined;
};

export const readSecrets = (reader: TemplateReader): readonly SecretDefinition[] =>
  reader.logicalIds('AWS::SecretsManager::Secret').map((logicalId) => {
    const found = reader.properties(logicalId, Properties);
    return {
      logicalId,
      name: found.Name ?? logicalId,
      arn: reader.ref(logicalId),
      secretString: found.SecretString,
      generate: found.GenerateSecretString,
    };
  });
