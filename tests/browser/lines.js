// Where the lines of what is shown break: [{before, after, at}], `at` a few characters around it.
() => {
  const breaks = [];
  const blocks = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({ opacityProperty: true })) continue;
    if (parent.closest("script, style, .visually-hidden, .print-only, option, svg")) continue;
    let block = parent;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    if (!blocks.has(block)) blocks.set(block, []);
    blocks.get(block).push(node);
  }
  const range = document.createRange();
  for (const nodes of blocks.values()) {
    let text = "", before = null;
    const marks = [];
    for (const node of nodes) {
      for (let i = 0; i < node.length; i++) {
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        text += node.data[i];
        if (!box || !box.width) continue; // collapsed space, mark above a letter
        if (before !== null && box.top > before.top + before.height * 0.6) marks.push(text.length - 1);
        before = box;
      }
    }
    for (const at of marks) {
      breaks.push({ before: text.slice(Math.max(0, at - 30), at), after: text.slice(at, at + 30) });
    }
  }
  return breaks;
}
