import {registerStory} from '../helpers/story.ts';
import {tailAndPause, tailAndPauseSmall} from './tail-and-pause.ts';

registerStory(tailAndPause);
registerStory(tailAndPauseSmall);
