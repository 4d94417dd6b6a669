import {registerStory} from '../helpers/story.ts';
import {searchAndOpen, searchAndOpenSmall} from './search-and-open.ts';

registerStory(searchAndOpen);
registerStory(searchAndOpenSmall);
