import {registerStory} from '../helpers/story.ts';
import {filterByFacet, filterByFacetSmall} from './filter-by-facet.ts';

registerStory(filterByFacet);
registerStory(filterByFacetSmall);
