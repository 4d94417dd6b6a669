// The keys of the timeline.
import type {Command} from '../../keys/command.ts';

const move = (bars: number) => ({type: 'timeline-moved', bars}) as const;

export const timelineKeys: readonly Command[] = [
  {
    name: 'select',
    keys: ['v'],
    hint: 'select a range from here, or no longer',
    action: {type: 'range-toggled'},
    footer: 'select',
  },
  {name: 'zoom', keys: ['enter'], hint: 'zoom to what is selected', action: {type: 'range-zoomed'}, footer: 'zoom'},
  {name: 'back', keys: ['h', 'left'], hint: 'a bar back', action: move(-1), footer: 'move'},
  {name: 'on', keys: ['l', 'right'], hint: 'a bar on', action: move(1), footer: 'move'},
  {name: 'far-back', keys: ['b', 'pageup'], hint: 'ten bars back', action: move(-10)},
  {name: 'far-on', keys: ['space', 'pagedown'], hint: 'ten bars on', action: move(10)},
  {name: 'start', keys: ['g', 'home', '0'], hint: 'to the start', action: move(Number.NEGATIVE_INFINITY)},
  {name: 'end', keys: ['G', 'end', '$'], hint: 'to the end', action: move(Number.POSITIVE_INFINITY)},
  {name: 'close', keys: ['escape', 'down', 'j'], hint: 'to the list', action: {type: 'level-closed'}, footer: 'list'},
];
