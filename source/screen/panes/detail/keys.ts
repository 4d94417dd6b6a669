// The keys of the detail.
import type {Command} from '../../keys/command.ts';
import {scrollKeys} from '../../keys/scroll-keys.ts';

export const detailKeys: readonly Command[] = [
  ...scrollKeys('line', by => ({type: 'detail-scrolled', by})),
  {name: 'close', keys: ['escape', 'left'], hint: 'close', action: {type: 'level-closed'}, footer: 'close'},
];
