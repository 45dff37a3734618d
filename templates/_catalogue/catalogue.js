
"use strict";
// Searches titles and full texts: words that blanks part are all to be there. The texts of a year are a script, loaded when they are needed.
var catalogue = (function () {
  var MOST = 3;
  var find = document.getElementById.bind(document);
  var words = find("words"), year = find("year"), by = find("by"), status = find("status"), main = find("issues");
  var years = {}, issues = [];

  // What is compared: neither blanks nor capitals count, nor the width of letters and digits.
  var WIDER = 0xFEE0;
  function narrow(char) { return String.fromCharCode(char.charCodeAt(0) - WIDER); }
  function plain(text) { return text.replace(/\s+/g, "").replace(/[０-９Ａ-Ｚａ-ｚ]/g, narrow).toLowerCase(); }

  main.querySelectorAll(".year").forEach(function (section) {
    var of = { name: section.dataset.year, section: section, issues: {}, state: "" };
    years[of.name] = of;
    section.querySelectorAll(".issue").forEach(function (item) {
      var titles = [].map.call(item.querySelectorAll(".title"), function (title) { return { node: title, text: title.textContent }; });
      var issue = { item: item, of: of, by: item.dataset.by ? item.dataset.by.split(" ") : [], titles: titles, lines: [], plain: "", list: null };
      of.issues[item.dataset.key] = issue;
      issues.push(issue);
    });
  });

  function add(name, texts) {
    Object.keys(texts).forEach(function (key) {
      var issue = years[name] && years[name].issues[key];
      if (issue) {
        issue.lines = texts[key].split("\n");
        issue.plain = issue.lines.map(plain).join("\n");
      }
    });
  }

  function load(of) {
    var script = document.createElement("script");
    of.state = "loading";
    script.src = main.dataset.texts + of.name + ".js";
    script.onload = function () { of.state = "there"; search(); };
    script.onerror = function () { of.state = "missing"; search(); };
    document.head.appendChild(script);
  }

  // Every character of a word may have blanks behind it in the text.
  function pattern(wanted) {
    var parts = wanted.slice().sort(function (one, other) { return other.length - one.length; }).map(function (word) {
      return Array.from(word).map(function (char) {
        if (/[0-9a-z]/.test(char)) { return "[" + char + String.fromCharCode(char.charCodeAt(0) + WIDER) + "]"; }
        return char.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&");
      }).join("\\s*");
    });
    return new RegExp(parts.join("|"), "gi");
  }

  function mark(node, text, marks) {
    var done = 0, match;
    node.textContent = "";
    marks.lastIndex = 0;
    while ((match = marks.exec(text))) {
      node.appendChild(document.createTextNode(text.slice(done, match.index)));
      node.appendChild(document.createElement("mark")).textContent = match[0];
      done = match.index + match[0].length;
    }
    node.appendChild(document.createTextNode(text.slice(done)));
  }

  // A sentence ends behind the first 。 ？ or ！ that no quotation marks or brackets hold; of all, where one of these is never closed.
  var OPENING = "“‘（(《〈〔【", CLOSING = "”’）)》〉〕】";
  function end(text) {
    var marks = /[。？！]+|[“‘（(《〈〔【”’）)》〉〕】]/g, awaited = "", match;
    while ((match = marks.exec(text))) {
      var opens = OPENING.indexOf(match[0]);
      if (opens >= 0) { awaited = CLOSING[opens] + awaited; }
      else if (match[0] === awaited[0]) { awaited = awaited.slice(1); }
      else if (!awaited && "。？！".indexOf(match[0][0]) >= 0) { return marks.lastIndex; }
    }
    var first = awaited ? /[。？！]+[”’）)》〉〕】]*/.exec(text) : null;
    return first ? first.index + first[0].length : text.length;
  }

  function sentences(line) {
    var found = [];
    while (line) {
      found.push(line.slice(0, end(line)));
      line = line.slice(end(line));
    }
    return found;
  }

  function hits(issue, wanted) {
    var titles = issue.titles.map(function (title) { return plain(title.text); }), found = [];
    issue.lines.forEach(function (line) {
      if (titles.indexOf(plain(line)) >= 0 || !wanted.some(function (word) { return plain(line).indexOf(word) >= 0; })) { return; }
      sentences(line).forEach(function (sentence) {
        var here = plain(sentence), has = wanted.filter(function (word) { return here.indexOf(word) >= 0; });
        if (has.length) { found.push({ text: sentence, has: has, at: found.length }); }
      });
    });
    return spread(found.sort(function (one, other) { return other.has.length - one.has.length || one.at - other.at; }));
  }

  // Those that have a word which none before them has come first, so that few of them show all words.
  function spread(found) {
    var seen = [], first = [], rest = [];
    found.forEach(function (hit) {
      var fresh = hit.has.filter(function (word) { return seen.indexOf(word) < 0; });
      seen = seen.concat(fresh);
      (fresh.length ? first : rest).push(hit);
    });
    return first.concat(rest);
  }

  function show(issue, wanted, marks) {
    issue.titles.forEach(function (title) {
      if (marks) { mark(title.node, title.text, marks); } else { title.node.textContent = title.text; }
    });
    if (issue.list) { issue.list.remove(); issue.list = null; }
    if (!marks) { return; }
    var found = hits(issue, wanted);
    if (!found.length) { return; }
    issue.list = document.createElement("ul");
    issue.list.className = "hits";
    found.slice(0, MOST).forEach(function (hit) { mark(issue.list.appendChild(document.createElement("li")), hit.text, marks); });
    if (found.length > MOST) { issue.list.appendChild(document.createElement("li")).textContent = "另有 " + (found.length - MOST) + " 句"; }
    issue.item.appendChild(issue.list);
  }

  function remember() {
    var kept = [["q", words.value.trim()], ["year", year.value], ["by", by.value]].filter(function (pair) { return pair[1]; });
    var hash = kept.map(function (pair) { return pair[0] + "=" + encodeURIComponent(pair[1]); }).join("&");
    if (hash || /^#(q|year|by)=/.test(location.hash)) { history.replaceState(null, "", "#" + hash); }
  }

  function recall() {
    if (!/^#(q|year|by)=/.test(location.hash)) { return; }
    location.hash.slice(1).split("&").forEach(function (pair) {
      var parts = pair.split("="), field = { q: words, year: year, by: by }[parts[0]];
      try { if (field) { field.value = decodeURIComponent(parts[1] || ""); } } catch (wrong) { field.value = ""; }
    });
  }

  function search() {
    var wanted = words.value.split(/\s+/).map(plain).filter(function (word, at, all) { return word && all.indexOf(word) === at; });
    var asked = Object.keys(years).map(function (name) { return years[name]; }).filter(function (of) { return !year.value || of.name === year.value; });
    if (wanted.length) {
      asked.forEach(function (of) { if (!of.state) { load(of); } });
      var waiting = asked.filter(function (of) { return of.state === "loading"; }).length;
      main.setAttribute("aria-busy", waiting ? "true" : "false");
      if (waiting) { status.textContent = "正在读入全文，还有 " + waiting + " 年"; return; }
    }
    var marks = wanted.length ? pattern(wanted) : null, count = 0;
    issues.forEach(function (issue) {
      var shown = asked.indexOf(issue.of) >= 0 && (!by.value || issue.by.indexOf(by.value) >= 0);
      var has = function (word) { return issue.plain.indexOf(word) >= 0 || issue.titles.some(function (title) { return plain(title.text).indexOf(word) >= 0; }); };
      shown = shown && wanted.every(has);
      issue.item.hidden = !shown;
      count += shown;
      show(issue, wanted, shown ? marks : null);
    });
    Object.keys(years).forEach(function (name) {
      years[name].section.hidden = !years[name].section.querySelector(".issue:not([hidden])");
    });
    var missing = asked.filter(function (of) { return of.state === "missing"; }).map(function (of) { return of.name + ".js"; });
    var filtered = wanted.length || year.value || by.value;
    status.textContent = (filtered ? (count ? "找到 " + count + " 期" : "没有找到") : "") +
      (missing.length ? "；读不到 " + main.dataset.texts + " 里的 " + missing.join("、") + "，这些年只找了标题" : "");
  }

  function start() {
    var timer = 0;
    var later = function () { clearTimeout(timer); timer = setTimeout(function () { search(); remember(); }, 150); };
    find("search").hidden = false;
    words.addEventListener("input", later);
    [year, by].forEach(function (field) { field.addEventListener("change", later); });
    find("search").addEventListener("submit", function (event) { event.preventDefault(); search(); remember(); });
    find("search").addEventListener("reset", function () { setTimeout(function () { search(); remember(); words.focus(); }); });
    window.addEventListener("hashchange", function () { if (/^#(q|year|by)=/.test(location.hash)) { recall(); search(); } });
    recall();
    if (words.value || year.value || by.value) { search(); }
  }

  setTimeout(start);
  return { add: add };
})();
