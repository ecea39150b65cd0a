import { eachScreen } from './each-screen.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expectNoWider } from './expect-no-wider.ts';

eachScreen('is accessible, and fits its window', async (page) => {
  await expectNoWider(page);
  await expectAccessible(page);
});
