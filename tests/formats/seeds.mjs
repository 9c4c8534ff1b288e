/** Files to make mutants of, by format. */
const seeds = {
  json: [
    '{\n  "version": "1.2.0",\n  "chapters": [\n    { "startTime": 0, "endTime": 168.5, "title": "Intro", "toc": true },\n    { "startTime": 168.5, "title": "B \\u00fc \\"q\\"", "img": "https://example.com/i.jpg", "url": "https://example.com/" },\n    { "startTime": 1e3, "title": "C", "toc": false, "location": { "name": "x", "geo": "geo:1,2" } }\n  ]\n}\n',
  ],
  psc: [
    '<?xml version="1.0" encoding="UTF-8"?>\n<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">\n  <psc:chapter start="00:00:00.000" title="A &amp; B &#10; &lt;"/>\n  <psc:chapter start="1:05.25" title="C" href="https://example.com/" image="https://example.com/i.png"></psc:chapter>\n</psc:chapters>\n',
    '<rss><channel><item><title><![CDATA[ x ]]></title><!-- c --><psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="5" title="b"/></psc:chapters></item></channel></rss>',
  ],
  mp4chaps: ['00:00:00.000 Intro\n00:01:05.250 Part <https://example.com/>\n01:00:00.000 Grüße 🎧\n'],
  audacity: ['0.000000\t65.250000\tIntro\n\\\t100.0\t200.0\n65,25\t65,25\tPoint\n70\tOld\n'],
  ffmetadata: [
    ';FFMETADATA1\ntitle=Whole\n;comment\n\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=65250\ntitle=a \\= b\\; \\# c \\\\ d\\\ne\n[CHAPTER]\nTIMEBASE=1/44100\nSTART=441000\nEND=882000\ntitle=B\n',
  ],
  vtt: [
    'WEBVTT - x\n\nNOTE y\n\nid 1\n00:00:00.000 --> 00:01:05.250 align:start\nIntro &amp; --&gt; <v Bob>b</v>\n\n00:01:05.250 --> 01:00:00.000\nPart &#65; &#x1F3A7;\n',
  ],
  audition: [
    'Name\tStart\tDuration\tTime Format\tType\tDescription\r\nThe "best" part\t1:02.500\t0:03.000\tdecimal\tCue\t\r\n"q ""x"""\t0:01.000\t0:00.000\tdecimal\tSubclip\r\n',
  ],
  reaper: [
    '#,Name,Start,End,Length,Color\nM1,Intro,0:00.000,,,\nR1,"Two, three",1:02:03.500,1:03:00.000,0:56.500,FF0000\n',
  ],
  csv: [
    'start,end,title,url,image,hidden,depth\r\n00:00:00.000,00:01:05.250,"a, ""b""\nc",https://example.com/,https://example.com/i.png,true,1\r\n62.5,,\'=1+1,,,,\r\n',
    'Time;Name\n0;A\n62.5;"B;\nC"\n',
  ],
  hindenburg: [
    '<?xml version="1.0" encoding="utf-8"?>\n<Session Samplerate="44100">\n <Markers>\n  <Marker Id="2" Name="B &amp; C" Time="01:02.500" Type="Chapter" URL="https://example.com/b" URLTitle="x"/>\n  <Marker Id="3" Name="to do" Time="30.0"/>\n </Markers>\n</Session>\n',
  ],
  cue: [
    'REM x\nTITLE "Disc"\nFILE "a.mp3" MP3\n  TRACK 01 AUDIO\n    TITLE "In"\n    INDEX 00 00:00:00\n    INDEX 01 00:00:10\n  TRACK 02 AUDIO\n    TITLE Out\n    INDEX 01 75:02:37\n',
  ],
};

/** The seeds of a format, each also repeated to some length. */
export function seedsOf(name) {
  const texts = seeds[name];
  if (texts === undefined) throw new Error(`no seeds for ${name}`);
  return [...texts, ...texts.map((text) => text.repeat(20))];
}
