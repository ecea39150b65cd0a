const LOADED_ANEW_AT = 'payouts-loaded-anew-at';
const ONCE_IN_MILLISECONDS = 30_000;
const ASKED_EACH_MILLISECONDS = 2_000;

const unloaded = new WeakSet<Error>();

/** Whether that is a part of the page which could not be had; the page is loaded anew by itself then. */
export const isUnloaded = (error: Error): boolean => unloaded.has(error);

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const isThere = (): Promise<boolean> =>
  fetch(location.href, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

const loadAnew = async (): Promise<void> => {
  const before = Number(sessionStorage.getItem(LOADED_ANEW_AT) ?? 0);
  // Gone from the new page, too: not again at once.
  await pause(before + ONCE_IN_MILLISECONDS - Date.now());
  // Without a network the browser would show a page of its own.
  while (!(await isThere())) await pause(ASKED_EACH_MILLISECONDS);
  sessionStorage.setItem(LOADED_ANEW_AT, String(Date.now()));
  location.reload();
};

/**
 * After a deployment the parts that an open tab has not loaded yet are gone, and without a network they cannot be had: the tab
 * loads the page as it is then, and what was written is kept.
 */
export const loadAnewWhereOutdated = (): void =>
  addEventListener('vite:preloadError', ({ payload }) => {
    unloaded.add(payload);
    void loadAnew();
  });
