export { SearchButton } from './search-button.tsx'
export { useSearchHits } from './use-search-hits.tsx'
