import { Validations } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { synthStack } from './synth-stack.ts';

it('the findings of cdk-nag that are not fixed are these, and each says why', () => {
  const constructs = synthStack().stack.node.findAll();
  const acknowledged = constructs.flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .map(({ data }) => ({ path: node.path, data: JSON.stringify(data) })),
  );
  console.log(acknowledged);
  expect(acknowledged).toEqual([]);
});
