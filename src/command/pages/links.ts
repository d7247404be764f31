/** Where the pages of a report are, for links between them. */
export interface Links {
  index: string;
  /** Paper beside ours. */
  paper: string;
  /** What computes with the numbers; undefined where it does not lie beside the page. */
  results?: string;
  notebook(name: string): string;
}

/** Each page in a file of its own. */
export const files: Links = {
  index: 'index.html',
  paper: 'paper-beside-ours.html',
  results: 'results.json',
  notebook: name => `${encodeURIComponent(name)}.html`,
};

export const paperId = 'paper';
export const notebookId = (name: string): string => `notebook-${encodeURIComponent(name)}`;

/** All on one page. */
export const anchors: Links = {
  index: '#',
  paper: `#${paperId}`,
  notebook: name => `#${encodeURI(notebookId(name))}`,
};
