import { describe, expect, it } from 'vitest';
import { contentType } from '../../../../functions/console/content-type.ts';

describe('contentType', () => {
  it('is that of the ending', () => {
    expect(contentType('/var/task/page/assets/index-BWd1UeRS.css')).toBe('text/css; charset=utf-8');
  });

  it('is named before the first request, not guessed by a browser', () => {
    expect(() => contentType('page/assets/film-1.mp4')).toThrow(
      'page/assets/film-1.mp4, whose content type is unknown: expected one of .css, .js,',
    );
  });
});
