/** The file of a run that says that it is alive: a call of `gmiaAlive`, which `watchHtml` defines. */
export const aliveFile = 'alive.js';

/** How often that is renewed, and after how long without the run counts as stopped, in milliseconds. */
export const beat = 5000;
export const longestSilence = 60_000;

/**
 * For the first page while notebooks run: has the page load itself anew at each step, show the progress in between, and
 * say where nothing has been heard for a while, as a run that is killed says nothing. Pages on a disk may load scripts,
 * and nothing else.
 */
export const watchHtml = (step: number): string => `<p class="state" id="gmia-state" role="status">This run goes on:
the page is renewed after each notebook.</p>
<script>
(() => {
  const state = document.getElementById("gmia-state");
  window.gmiaAlive = ({ at, step, running, progress }) => {
    if (step !== ${step}) return location.reload();
    const silent = Date.now() - at > ${longestSilence};
    state.className = silent ? "failed" : "state";
    state.textContent = silent
      ? "Stopped while running " + running + ": nothing was heard since " + new Date(at).toLocaleString() +
        ". What is finished stays. Trained models are kept; the next run goes on from there."
      : "Running: " + running + ". " + progress;
  };
  const look = () => {
    const script = document.createElement("script");
    script.src = "${aliveFile}?" + Date.now();
    script.onload = () => script.remove();
    script.onerror = () => setTimeout(() => location.reload(), ${beat});
    document.head.append(script);
  };
  look();
  setInterval(look, ${beat});
})();
</script>
`;
