import {registerStory} from '../helpers/story.ts';
import {resizeStorm} from './resize-storm.ts';

registerStory(resizeStorm);
