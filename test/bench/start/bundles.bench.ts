import { statSync } from 'node:fs';
import { it } from 'vitest';
import type { FunctionDefinition } from '../../../infra/local/template/read-functions.ts';
import { BUNDLE_KILOBYTES_MAX } from '../../support/bundle-sizes.ts';
import { readTemplate } from '../../support/read-template.ts';
import { tellFigure } from '../tell-figure.ts';
import { deployedBundle } from './deployed-bundle.ts';

const limitOf = ({ name }: FunctionDefinition): number | undefined =>
  BUNDLE_KILOBYTES_MAX[`${name.charAt(0).toUpperCase()}${name.slice(1)}`];

it.each(readTemplate().functions)('$name: what is uploaded', (found) => {
  const atMost = limitOf(found);
  const value = statSync(deployedBundle(found)).size / 1_024;
  tellFigure({
    act: 'bundle',
    of: found.name,
    measure: 'size',
    unit: 'KB',
    value,
    ...(atMost && { atMost }),
  });
});
