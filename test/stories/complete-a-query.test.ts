import {registerStory} from '../helpers/story.ts';
import {completeAQuery} from './complete-a-query.ts';

registerStory(completeAQuery);
