/** The screen that has the chart; it comes when it is opened. */
export const CHART_SCREEN = /\bhistory-screen-/;
