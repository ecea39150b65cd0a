import { describe, expect, it } from 'vitest';
import { resolveIntrinsics } from '../../../infra/local/template/resolve-intrinsics.ts';

const lookup = {
  ref: (logicalId: string) => (logicalId === 'AWS::NoValue' ? undefined : `<${logicalId}>`),
  attribute: (logicalId: string, name: string) => `<${logicalId}.${name}>`,
};

const resolved = (value: unknown) => resolveIntrinsics(value, lookup, 'Payout.Environment');

describe('resolveIntrinsics', () => {
  it.each([
    { given: 'plain values', value: { a: [1, 'x', true] }, expected: { a: [1, 'x', true] } },
    { given: 'Ref', value: { Ref: 'Topic' }, expected: '<Topic>' },
    { given: 'Fn::GetAtt as a list', value: { 'Fn::GetAtt': ['Fn', 'Arn'] }, expected: '<Fn.Arn>' },
    {
      given: 'Fn::GetAtt with a dotted name',
      value: { 'Fn::GetAtt': 'Cluster.Endpoint.Port' },
      expected: '<Cluster.Endpoint.Port>',
    },
    {
      given: 'Fn::Join around Ref',
      value: { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Region' }]] },
      expected: 'arn:<AWS::Region>',
    },
    { given: 'Fn::Sub', value: { 'Fn::Sub': `\${A}-\${B.Arn}-\${!C}` }, expected: `<A>-<B.Arn>-\${C}` },
    {
      given: 'Fn::Sub with variables',
      value: { 'Fn::Sub': [`\${Name}/\${A}`, { Name: { Ref: 'X' } }] },
      expected: '<X>/<A>',
    },
    {
      given: 'Fn::Select from Fn::Split',
      value: { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] },
      expected: 'b',
    },
    {
      given: 'Fn::GetAZs',
      value: { 'Fn::GetAZs': '' },
      expected: ['<AWS::Region>a', '<AWS::Region>b', '<AWS::Region>c'],
    },
    { given: 'AWS::NoValue', value: { kept: 1, dropped: { Ref: 'AWS::NoValue' } }, expected: { kept: 1 } },
  ])('computes $given', ({ value, expected }) => {
    expect(resolved(value)).toEqual(expected);
  });

  it('names what it does not support, and where', () => {
    expect(() => resolved({ Variables: { NAME: { 'Fn::ImportValue': 'x' } } })).toThrow(
      'Fn::ImportValue at Payout.Environment.Variables.NAME is not supported by the local stack',
    );
  });
});
