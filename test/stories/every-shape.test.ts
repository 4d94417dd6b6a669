import {registerStory} from '../helpers/story.ts';
import {everyShape} from './every-shape.ts';

registerStory(everyShape);
