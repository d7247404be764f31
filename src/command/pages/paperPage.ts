import { claimsHtml, claimsSentence } from './claimsHtml';
import { exhibitLink, exhibitTitle } from './exhibits';
import { files, type Links } from './links';
import { page } from './page';
import { factsHtml, failuresHtml, type Report, trialHtml } from './report';
import { rowsHtml } from './rowsHtml';
import { withBands } from './withBands';

/** The page "paper beside ours": the paper's claims held against this run, then every number of every exhibit. */
export const paperPage = (report: Report): string =>
  page({ title: 'The paper beside ours', body: paperBody(report, files) });

/** What that page shows. */
export function paperBody(report: Report, links: Links): string {
  const { claims } = report;
  const rows = withBands(report.rows);
  const exhibits = [...new Set(rows.map(({ exhibit }) => exhibit))];
  return `<p class="ways"><a href="${links.index}">The report</a></p>
<h1>The paper beside ours</h1>
${trialHtml(report)}${failuresHtml(report)}${factsHtml(report)}
<h2>Claims</h2>
<p class="count">${claimsSentence(claims)}</p>
<p>A claim is judged by its pattern, not by its decimals. One about shares of guesses holds, or does not, where their
95 % intervals leave no doubt; it “cannot be told” where what was found may be luck, or where there was nothing to
count.</p>
${claimsHtml(claims, exhibits)}
<h2>Numbers</h2>
<p>Every number of the paper beside ours. Where the experiment was repeated on several random splits of the data, with
models of their own, ours is the median over the splits, and n is how many splits have the number; the band beside it
holds the number of one more split with the probability in brackets, 80 % from 9 splits on. Of fewer it is their range,
which holds less; a number of the paper outside that says little. The number of the run’s own split is in its notebook
and in results.json. Elsewhere ours is of one split, with its 95 % interval and what it rests on (n). Notes say where
this run is smaller than the paper’s, and where a value of the paper lies. “–” stands where the paper prints no number,
or where there was nothing to count. Intervals of precision, recall, tp and fp allow for guesses on one record, or on
one model, that depend on each other; those of how many records were selected take records as independent.</p>
<p>Precision is at prior 1/2: half of the records of a pool are members of a model. Where members are rarer, more of the
guesses are wrong: “precision at prior 0.01” is what the same attack would have where one record in a hundred is a
member.</p>
<nav aria-label="Exhibits"><ul>
${exhibits.map(exhibit => `<li>${exhibitLink(exhibit, exhibits, exhibitTitle(exhibit))}</li>`).join('\n')}
</ul></nav>
${rowsHtml(rows, claims)}`;
}
