import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStackTemplate } from '../../../infra/local/template/read-stack-template.ts';
import { fixtureTemplate } from '../../integration/local-stack/fixture-template.ts';

const ORIGINS = {
  sqs: 'http://127.0.0.1:4566',
  api: 'http://127.0.0.1:4567',
  issuer: 'http://127.0.0.1:4568',
};

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'template-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const read = (template: unknown, name = 'mlm-payouts') => {
  writeFileSync(join(directory, `${name}.template.json`), JSON.stringify(template));
  writeFileSync(join(directory, `${name}.assets.json`), JSON.stringify({ files: {} }));
  return readStackTemplate(directory, ORIGINS);
};

const { PayoutFunction, NoticeFunction, ...otherOutputs } = fixtureTemplate.Outputs as Record<
  string,
  unknown
>;

describe('readStackTemplate', () => {
  it('names the asset that is missing', () => {
    expect(() => read(fixtureTemplate)).toThrow(
      /^asset payout.zip of mlm-payouts is not at .*run "npx cdk synth" again/,
    );
  });

  it('takes one stack only', () => {
    writeFileSync(join(directory, 'second.template.json'), '{}');
    expect(() => read(fixtureTemplate)).toThrow(
      /holds 2 stack templates \(mlm-payouts, second\): expected exactly one/,
    );
  });

  it('says which output it finds the database by', () => {
    expect(() => read({ Resources: {}, Outputs: {} })).toThrow(
      'the template has no output DatabaseResourceArn',
    );
  });

  it('names the attribute it does not know', () => {
    const Outputs = { ...otherOutputs, DatabaseName: { Value: { 'Fn::GetAtt': ['Topic', 'Colour'] } } };
    const withoutFunctions = Object.fromEntries(
      Object.entries(Outputs).filter(([name]) => !name.endsWith('Function')),
    );
    expect(() => read({ ...fixtureTemplate, Outputs: withoutFunctions })).toThrow(
      'Fn::GetAtt Topic.Colour of a AWS::SNS::Topic is not known to the local stack',
    );
  });
});
