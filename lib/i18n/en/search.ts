/** What the search says; fetched when it is opened. */
export const search = {
  title: 'Search the book',
  label: 'Search for',
  placeholder: 'A word or two',
  close: 'Close',
  loading: 'Fetching the index …',
  failed: 'The index could not be fetched. Check the connection, then try again.',
  retry: 'Try again',
  none: 'Nothing found for “{query}”. Try another word, or fewer of them.',
  found: '{count} places',
  foundOne: '1 place',
  empty: 'Chapters and glossary. It works without a connection, too.',
  keys: 'Arrow keys choose, Enter opens, Escape closes.',
}
