import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { arnOf } from '../../template/pseudo-parameters.ts';
import { type Secret, type SecretStore, type SecretVersion, withNewVersion } from './secret-store.ts';

/** Refused under the name AWS gives the reason. */
export class SecretsFault extends Error {
  override readonly name: string;
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

type Operation = (store: SecretStore, input: unknown) => unknown;

const SecretId = z.object({ SecretId: z.string() });
const Get = SecretId.extend({ VersionId: z.string().optional(), VersionStage: z.string().optional() });
const Put = SecretId.extend({
  SecretString: z.string(),
  ClientRequestToken: z.string().optional(),
  VersionStages: z.array(z.string()).optional(),
});
const Create = z.object({ Name: z.string(), SecretString: z.string().optional() });
const UpdateStage = SecretId.extend({
  VersionStage: z.string(),
  MoveToVersionId: z.string().optional(),
  RemoveFromVersionId: z.string().optional(),
});

const seconds = (milliseconds: number): number => milliseconds / 1000;

const existing = (store: SecretStore, input: { readonly SecretId: string }): Secret => {
  const secret = store.find(input.SecretId);
  if (secret) return secret;
  throw new SecretsFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
};

const wantedVersion = (secret: Secret, input: z.infer<typeof Get>): SecretVersion => {
  const stage = input.VersionStage ?? 'AWSCURRENT';
  const found = secret.versions.find(({ id, stages }) =>
    input.VersionId ? id === input.VersionId : stages.includes(stage),
  );
  if (found) return found;
  const wanted = input.VersionId ? `VersionId: ${input.VersionId}` : `staging label: ${stage}`;
  throw new SecretsFault(
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified secret value for ${wanted}`,
  );
};

const getSecretValue: Operation = (store, input) => {
  const wanted = Get.parse(input);
  const secret = existing(store, wanted);
  const version = wantedVersion(secret, wanted);
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    SecretString: version.secretString,
    VersionStages: version.stages,
    CreatedDate: seconds(version.createdAt),
  };
};

const stageVersion = (secret: Secret, input: z.infer<typeof Put>, id: string): Secret => {
  const stages = input.VersionStages ?? ['AWSCURRENT'];
  if (stages.includes('AWSCURRENT')) return withNewVersion(secret, input.SecretString, id);
  const kept = secret.versions.map((version) => ({
    ...version,
    stages: version.stages.filter((stage) => !stages.includes(stage)),
  }));
  return {
    ...secret,
    versions: [...kept, { id, secretString: input.SecretString, createdAt: Date.now(), stages }],
  };
};

/** The same token with the same value is the retry of a call that worked. */
const putSecretValue: Operation = (store, input) => {
  const wanted = Put.parse(input);
  const secret = existing(store, wanted);
  const id = wanted.ClientRequestToken ?? randomUUID();
  const known = secret.versions.find((version) => version.id === id);
  if (known && known.secretString !== wanted.SecretString) {
    throw new SecretsFault(
      'ResourceExistsException',
      `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`,
    );
  }
  if (!known) store.save(stageVersion(secret, wanted, id));
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: id,
    VersionStages: wanted.VersionStages ?? ['AWSCURRENT'],
  };
};

const createSecret: Operation = (store, input) => {
  const { Name, SecretString } = Create.parse(input);
  if (store.find(Name)) {
    throw new SecretsFault(
      'ResourceExistsException',
      `The operation failed because the secret ${Name} already exists.`,
    );
  }
  const empty: Secret = {
    arn: arnOf('secretsmanager', `secret:${Name}-${randomUUID().slice(0, 6)}`),
    name: Name,
    versions: [],
  };
  const secret = SecretString === undefined ? empty : withNewVersion(empty, SecretString);
  store.save(secret);
  return { ARN: secret.arn, Name, VersionId: secret.versions[0]?.id };
};

const described = (secret: Secret) => ({
  ARN: secret.arn,
  Name: secret.name,
  CreatedDate: seconds(secret.versions[0]?.createdAt ?? 0),
  VersionIdsToStages: Object.fromEntries(secret.versions.map(({ id, stages }) => [id, stages])),
});

const describeSecret: Operation = (store, input) => described(existing(store, SecretId.parse(input)));

const listSecrets: Operation = (store) => ({
  SecretList: store.list().map((secret) => {
    const { VersionIdsToStages, ...rest } = described(secret);
    return { ...rest, SecretVersionsToStages: VersionIdsToStages };
  }),
});

const without = (stages: readonly string[], stage: string): string[] =>
  stages.filter((found) => found !== stage);

const updateSecretVersionStage: Operation = (store, input) => {
  const { SecretId: id, VersionStage, MoveToVersionId, RemoveFromVersionId } = UpdateStage.parse(input);
  const secret = existing(store, { SecretId: id });
  const holder = secret.versions.find(({ stages }) => stages.includes(VersionStage));
  if (holder && MoveToVersionId && holder.id !== MoveToVersionId && RemoveFromVersionId !== holder.id) {
    throw new SecretsFault(
      'InvalidParameterException',
      `The parameter RemoveFromVersionId can't be empty. Staging label ${VersionStage} is currently attached to version ${holder.id}, so you must explicitly reference that version in RemoveFromVersionId.`,
    );
  }
  const isPrevious = (versionId: string) => VersionStage === 'AWSCURRENT' && versionId === holder?.id;
  const versions = secret.versions.map((version) => {
    const kept = VersionStage === 'AWSCURRENT' ? without(version.stages, 'AWSPREVIOUS') : version.stages;
    const moved = version.id === MoveToVersionId ? [VersionStage] : [];
    const previous = isPrevious(version.id) && MoveToVersionId ? ['AWSPREVIOUS'] : [];
    return { ...version, stages: [...without(kept, VersionStage), ...moved, ...previous] };
  });
  store.save({ ...secret, versions });
  return { ARN: secret.arn, Name: secret.name };
};

export const secretOperations: Readonly<Record<string, Operation>> = {
  GetSecretValue: getSecretValue,
  PutSecretValue: putSecretValue,
  CreateSecret: createSecret,
  DescribeSecret: describeSecret,
  ListSecrets: listSecrets,
  UpdateSecretVersionStage: updateSecretVersionStage,
};
