"use strict";
(() => {
  const words = __WORDS__;
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const make = (name, text = "", settings = {}) =>
    Object.assign(document.createElement(name), { textContent: text }, settings);
  const button = (text, action) => {
    const made = make("button", text, { type: "button" });
    made.addEventListener("click", async () => {
      try {
        if ((await action()) === true) flash(made, words.copied);
      } catch {
        flash(made, words.failed);
      }
    });
    return made;
  };
  const flash = (made, text) => {
    const before = made.dataset.text || made.textContent;
    made.dataset.text = before;
    made.textContent = text;
    setTimeout(() => (made.textContent = before), 1600);
  };
  const copy = async (text) => {
    await navigator.clipboard.writeText(text);
    return true;
  };
  const save = (blob, name) => {
    const link = make("a", "", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  // Figures: a picture always carries its title, source and how-computed line, on light paper.
  const light = document.styleSheets[0].cssRules[0].style;
  const colour = (name) => light.getPropertyValue(`--fr-${name}`).trim() || "#000000";
  const pen = document.createElement("canvas").getContext("2d");
  const wrap = (text, size, width, weight) => {
    pen.font = `${weight} ${size}px "Liberation Sans", Arial, sans-serif`;
    const lines = [];
    for (const word of text.split(/\s+/)) {
      const trial = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && pen.measureText(trial).width <= width) lines[lines.length - 1] = trial;
      else lines.push(word);
    }
    return lines;
  };
  const space = "http://www.w3.org/2000/svg";
  const picture = (figure) => {
    const inner = figure.querySelector("svg").cloneNode(true);
    const [, , w, h] = inner.getAttribute("viewBox").split(" ").map(Number);
    for (const link of all("a", inner)) link.replaceWith(...link.childNodes);
    const width = Math.max(w, 480) + 40;
    const outer = document.createElementNS(space, "svg");
    let y = 30;
    const write = (query, size, weight, ink) => {
      for (const part of all(query, figure)) {
        for (const line of wrap(part.textContent, size, width - 40, weight)) {
          const text = document.createElementNS(space, "text");
          const given = { x: 20, y, fill: colour(ink), "font-size": size, "font-weight": weight };
          for (const key in given) text.setAttribute(key, given[key]);
          text.textContent = line;
          outer.append(text);
          y += size * 1.35;
        }
      }
    };
    write("h3", 18, "bold", "ink");
    write(".sub", 12, "normal", "muted");
    for (const [key, value] of Object.entries({ x: 20, y, width: w, height: h }))
      inner.setAttribute(key, value);
    outer.append(inner);
    y += h + 18;
    write("figcaption p", 10, "normal", "muted");
    const paper = document.createElementNS(space, "rect");
    const whole = { width, height: y + 8 };
    for (const key in whole) {
      paper.setAttribute(key, whole[key]);
      outer.setAttribute(key, whole[key]);
    }
    paper.setAttribute("fill", colour("paper"));
    outer.prepend(paper);
    outer.setAttribute("viewBox", `0 0 ${width} ${y + 8}`);
    outer.setAttribute("font-family", "'Liberation Sans', Arial, Helvetica, sans-serif");
    const text = new XMLSerializer().serializeToString(outer);
    return text.replace(/var\(--fr-([\w-]+)\)/g, (_, name) => colour(name));
  };
  const bitmap = async (figure) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture(figure))}`;
    await image.decode();
    const canvas = make("canvas", "", { width: image.width * 3, height: image.height * 3 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };
  const cell = (node) => {
    const text = node.textContent.trim();
    const head = node.closest("table").tHead.rows[0].cells[node.cellIndex];
    if (!head.classList.contains("n") || node === head)
      return /^[=+\-@\t]/.test(text) ? `'${text}` : text;
    const plain = text.replace("\u2212", "-").replace(/^\+/, "");
    const share = plain.match(/^([\d.]+) %$/);
    return share ? String(Math.round(share[1] * 100) / 10000) : plain;
  };
  const table = (figure, mark) =>
    all(".twin tr", figure)
      .map((row) => [...row.cells].map(cell))
      .map((row) => row.map((text) => (/[",\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)))
      .map((row) => row.join(mark))
      .join("\n") + "\n";
  for (const figure of all(".fig")) {
    const name = figure.dataset.name;
    const tools = make("div", "", { className: "tools" });
    const png = async () => save(await bitmap(figure), `${name}.png`);
    const svg = () => save(new Blob([picture(figure)], { type: "image/svg+xml" }), `${name}.svg`);
    const csv = () => save(new Blob([table(figure, ",")], { type: "text/csv" }), `${name}.csv`);
    const both = async () => {
      const title = figure.querySelector("h3").textContent;
      if (typeof ClipboardItem === "undefined") return copy(`${title}\n${table(figure, "\t")}`);
      await navigator.clipboard.write([new ClipboardItem({ "image/png": await bitmap(figure) })]);
      return true;
    };
    tools.append(button(words.copy, both), button(words.png, png), button(words.svg, svg));
    if (figure.querySelector(".twin")) tools.append(button(words.csv, csv));
    figure.querySelector("figcaption").after(tools);
  }

  // Two groups compared: any two of them, drawn from the table of the first figure.
  const pair = document.getElementById("fig-dumbbell");
  const stances = document.querySelector("#fig-stance-map .twin tbody");
  if (pair && stances) {
    const value = (text) => Number(text.replace("\u2212", "-"));
    const rows = [...stances.rows]
      .map((row) => [...row.cells].map((part) => part.textContent))
      .map(([group, actor, stance, low, high, n], at) => ({
        group, actor, stance, low, high, n, link: stances.rows[at].querySelector("a"),
      }))
      .filter((row) => row.n && row.link);
    const groups = [...new Set(rows.map((row) => row.group))];
    const plot = pair.querySelector(".plot");
    const shipped = [...plot.childNodes];
    const twin = pair.querySelector(".twin");
    const parts = ["h3", ".sub", ".cap"].map((query) => pair.querySelector(query)).filter(Boolean);
    const texts = parts.map((part) => part.textContent);
    const node = (name, given, text = "") => {
      const made = document.createElementNS(space, name);
      for (const key in given) made.setAttribute(key, given[key]);
      made.textContent = text;
      return made;
    };
    const across = (number) => 350 + 210 * number;
    const draw = (first, second) => {
      const sides = [first, second];
      const found = groups.length && [...new Set(rows.map((row) => row.actor))]
        .map((actor) => sides.map((group) => rows.find((r) => r.group === group && r.actor === actor)))
        .filter(([one, two]) => one && two);
      found.sort((a, b) => {
        const gap = ([one, two]) => Math.abs(value(one.stance) - value(two.stance));
        const thin = (both) => both.some((row) => !row.low);
        return thin(a) - thin(b) || gap(b) - gap(a);
      });
      const height = 40 + 26 * found.length;
      const title = `${first} \u2013 ${second}`;
      const svg = node("svg", {
        class: "framing-figure", viewBox: `0 0 620 ${height}`, width: 620, height,
        role: "group", "aria-label": title,
      });
      const all = node("g", { "font-family": "'Liberation Sans', Arial, Helvetica, sans-serif", "font-size": 11 });
      for (const tick of [-1, -0.5, 0, 0.5, 1]) {
        const x = across(tick);
        all.append(node("line", { x1: x, x2: x, y1: 24, y2: height - 6, stroke: `var(--fr-${tick ? "rule" : "axis"})` }));
        all.append(node("text", { x, y: 15, "text-anchor": "middle", fill: "var(--fr-muted)", "aria-hidden": true }, String(tick).replace("-", "\u2212")));
      }
      found.forEach((both, at) => {
        const y = 40 + 26 * at;
        all.append(node("text", { x: 128, y: y + 4, "text-anchor": "end", fill: "var(--fr-ink)", "aria-hidden": true }, both[0].actor));
        const [from, to] = both.map((row) => across(value(row.stance)));
        all.append(node("line", { x1: from, x2: to, y1: y, y2: y, stroke: "var(--fr-axis)", "stroke-width": 1.5 }));
        both.forEach((row, side) => {
          const colour = `var(--fr-${side ? "second" : "first"})`;
          const link = node("a", {
            href: row.link.getAttribute("href"),
            "aria-label": `${row.group}, ${row.actor}: ${row.stance}, n ${row.n}`,
          });
          link.append(node("circle", {
            cx: across(value(row.stance)), cy: y, r: 5, stroke: colour, "stroke-width": 1.75,
            fill: row.low ? colour : "var(--fr-paper)",
          }));
          all.append(link);
        });
      });
      svg.append(all);
      plot.replaceChildren(svg);
      const numbers = make("table");
      const line = (texts, name, into) => {
        const row = into.insertRow();
        texts.forEach((text, at) => row.append(make(name, text, { className: at ? "n" : "" })));
      };
      line([words.actor, first, "n", second, "n"], "th", numbers.createTHead());
      const body = numbers.createTBody();
      for (const [one, two] of found) line([one.actor, one.stance, one.n, two.stance, two.n], "td", body);
      const drawn = make("details", "", { className: "twin" });
      drawn.append(twin.querySelector("summary").firstChild.cloneNode(), numbers);
      drawn.firstChild.replaceWith(make("summary", drawn.firstChild.textContent));
      pair.querySelector(".twin").replaceWith(drawn);
      pair.querySelector("h3").textContent = title;
      pair.querySelector(".sub").textContent =
        `${first}: ${words.first}; ${second}: ${words.second}. ${found.length ? words.hollow : words.nothing}`;
    };
    const selects = [0, 1].map((side) => {
      const select = make("select");
      select.setAttribute("aria-label", `${words.source} ${side + 1}`);
      select.append(make("option", words.shipped, { value: "" }));
      for (const group of groups) select.append(make("option", group, { value: group }));
      select.addEventListener("change", () => {
        const [one, two] = selects.map((each) => each.value);
        pair.querySelector(".twin").replaceWith(twin);
        if (one && two && one !== two) return draw(one, two);
        plot.replaceChildren(...shipped);
        parts.forEach((part, at) => (part.textContent = texts[at]));
      });
      return select;
    });
    const choose = make("p", "", { className: "choose" });
    choose.append(`${words.choose} `, selects[0], " ", selects[1]);
    plot.before(choose);
  }

  // Evidence: quotations, paragraphs in place, filters.
  const entry = (node) => {
    if (node.dataset.ready) return;
    node.dataset.ready = "1";
    const line = node.querySelector(".w");
    line.dataset.document = line.firstChild ? line.firstChild.textContent.trim() : "";
    const quote = () => {
      const text = node.querySelector("p").textContent.trim();
      const cites = all(".cite", node.closest(".group"));
      const source = cites.length === 1 ? cites[0].textContent : line.dataset.document;
      return copy(`\u201c${text}\u201d (${source.replace(/\.$/, "")}; ${words.retrieved} #${node.id})`);
    };
    line.append(make("a", words.link, { href: `#${node.id}` }), button(words.quote, quote));
  };
  for (const list of all(".list"))
    list.addEventListener("toggle", () => all(".entries > li", list).forEach(entry));
  const whole = (paragraph) => {
    for (const link of all("a", paragraph)) {
      const target = document.getElementById(link.hash.slice(1));
      const told = target && target.closest(".entries > li");
      if (told) link.textContent = told.querySelector("p").textContent;
    }
  };
  for (const text of all(".texts details")) text.addEventListener("toggle", () => all("p", text).forEach(whole));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('.w a[href^="#t-"]');
    const place = link && document.getElementById(link.hash.slice(1));
    if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const holder = link.closest("li");
    const open = holder.querySelector(":scope > .para");
    if (open) return open.remove();
    const quoted = make("blockquote", "", { className: "para" });
    quoted.append(...place.parentNode.cloneNode(true).childNodes);
    whole(quoted);
    for (const copied of all("a", quoted)) {
      copied.className = copied.id === place.id ? "here" : "";
      copied.removeAttribute("id");
    }
    link.parentNode.after(quoted);
  });

  for (const twin of all(".twin")) {
    const rows = all("tbody tr", twin);
    if (rows.length < 40) continue;
    const input = make("input", "", { type: "search", placeholder: words.search });
    input.setAttribute("aria-label", words.search);
    input.addEventListener("input", () => {
      const asked = input.value.toLowerCase().split(/\s+/);
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !asked.every((word) => text.includes(word));
      }
    });
    twin.querySelector("summary").after(input);
  }

  const box = document.getElementById("filter");
  const lists = all(".group > .list");
  const filters = () => {
    const fields = ["source", "actor", "frame", "role", "modality", "voice"];
    const claims = lists.flatMap((list) => {
      const source = list.parentNode.querySelector("h3").textContent;
      const actor = list.querySelector("summary b").textContent;
      return all(".entries ul > li", list).map((item) => {
        const [, role, modality, voice] = item.textContent.split(" \u00b7 ");
        const frame = item.querySelector("b").textContent;
        return { item, list, entry: item.closest(".entries > li"), source, actor, frame, role, modality, voice };
      });
    });
    const total = new Set(claims.map((claim) => claim.entry)).size;
    const form = make("form");
    const output = make("output");
    const chosen = {};
    const apply = () => {
      const fits = claims.filter((c) => fields.every((f) => !chosen[f].value || c[f] === chosen[f].value));
      const entries = new Set(fits.map((claim) => claim.entry));
      const kept = new Set(fits.map((claim) => claim.list));
      const items = new Set(fits.map((claim) => claim.item));
      for (const claim of claims) {
        claim.item.hidden = !items.has(claim.item);
        claim.entry.hidden = !entries.has(claim.entry);
      }
      for (const list of lists) list.hidden = !kept.has(list);
      for (const group of all(".group")) group.hidden = !all(".list", group).some((l) => !l.hidden);
      const text = words.shown.replace("{n}", entries.size).replace("{of}", total);
      output.textContent = entries.size < total ? text : "";
    };
    for (const field of fields) {
      const select = make("select");
      const values = [...new Set(claims.map((claim) => claim[field]))];
      if (field !== "source" && field !== "actor") values.sort();
      select.append(make("option", words.all, { value: "" }));
      for (const value of values) select.append(make("option", value, { value }));
      const label = make("label", words[field]);
      label.append(select);
      select.addEventListener("change", apply);
      chosen[field] = select;
      form.append(label);
    }
    const clear = () => {
      for (const field of fields) chosen[field].value = "";
      apply();
    };
    form.setAttribute("aria-label", words.filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.append(button(words.reset, clear), output);
    box.append(form);
    // A link to a sentence that the filter hides must still lead there.
    addEventListener("hashchange", () => {
      const target = document.getElementById(location.hash.slice(1));
      if (target && target.closest("[hidden]")) {
        clear();
        target.scrollIntoView();
      }
    });
  };
  // A large page is there first and gets its filters a moment later.
  if (box && lists.length) lists.length < 300 ? filters() : setTimeout(filters, 200);
})();
