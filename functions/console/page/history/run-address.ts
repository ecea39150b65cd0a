const FOLDER = '/history/';

/** Where a run is shown. Its key may hold slashes, and percent signs. */
export const runAddress = (runKey: string): string => `${FOLDER}${encodeURIComponent(runKey)}`;

/** The key in the path of the window, whether or not its slashes are encoded; undefined where it was cut short. */
export const runKeyIn = (pathname: string): string | undefined => {
  try {
    return decodeURIComponent(pathname.slice(pathname.indexOf(FOLDER) + FOLDER.length));
  } catch {
    return undefined;
  }
};
