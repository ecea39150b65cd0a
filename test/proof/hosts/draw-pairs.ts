import type { HostDeviation } from '../../support/host/host-deviation.ts';
import { HOST_DEVIATIONS, OLD_DEVIATIONS } from '../../support/host/host-deviations.ts';
import { randomOf } from '../random.ts';

export type DrawnSchema = {
  readonly tables: 'of the host' | 'of the old script';
  readonly deviations: readonly HostDeviation[];
};

/** Without end: two things of different places; where one is of the old script's tables, these are there, too. */
export function* drawPairs(seed: number): Generator<DrawnSchema> {
  const random = randomOf(seed, 'pairs of deviations');
  const all = [...HOST_DEVIATIONS, ...OLD_DEVIATIONS];
  for (;;) {
    const [one, other] = [all[random(all.length)], all[random(all.length)]];
    if (!one || !other || one.place === other.place) continue;
    const isOld = [one, other].some((deviation) => OLD_DEVIATIONS.includes(deviation));
    yield { tables: isOld ? 'of the old script' : 'of the host', deviations: [one, other] };
  }
}
