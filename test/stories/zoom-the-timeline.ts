// When did it begin? From three days to the minutes around a burst of failures, and back.
import {describeStory, type Scene} from '../helpers/story.ts';

const DEMO: Scene = {columns: 120, rows: 40, arguments: ['demo']};

export const zoomTheTimeline = describeStory(
  'a responder selects a range of the timeline, zooms into it, and comes back',
  DEMO,
  async user => {
    await user.seesAllRead();
    await user.presses('i');
    await user.sees(/ {2}Oct 07 \d\d:\d\d$/m, /[\d,]+ events$/m, /✗ \d+ failed$/m);
    await user.presses('pageup', 'pageup', 'v', 'pageup');
    await user.sees(
      /– (Oct 07 )?\d\d:\d\d · \d+ h \d+ min$/m,
      /[\d,]+ events {2}✗ \d+ failed$|[\d,]+ {2}✗ \d+ failed$/m,
    );
    await user.screenshot('timeline');
    await user.presses('enter');
    await user.sees(/^ \/ since:2026-\S+ until:2026-\S+ /m, / of [\d,]+ · /);
    await user.presses('z', 'z');
    await user.sees(/ {2}Oct 07 \d\d:\d\d:\d\d$/m);
    await user.presses('esc', 'alt-left', 'alt-left', 'alt-left');
    await user.sees(/^ \/ press \/ and type/m, /peak/);
  },
);

export const zoomTheTimelineSmall = describeStory(
  'a responder does the same in a small terminal, where the bottom line has the words',
  {...DEMO, columns: 80, rows: 24},
  async user => {
    await user.seesAllRead();
    await user.presses('i', 'pageup', 'v', 'pageup');
    await user.sees(/^ Oct 0\d \d\d:\d\d – (Oct 0\d )?\d\d:\d\d · \d+ h( \d+ min)? · [\d,]+ events/m);
    // The range is given up first, then the timeline.
    await user.presses('esc');
    await user.sees(/^ Oct 0\d \d\d:\d\d · [\d,]+ events/m);
    await user.presses('esc');
    await user.sees(/^ j\/k move/m);
  },
);
