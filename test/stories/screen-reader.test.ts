import {registerStory} from '../helpers/story.ts';
import {screenReader} from './screen-reader.ts';

registerStory(screenReader);
