META
key;value
description;Light for Exempelby
country;Nowhere
unit;Exempelby
instance;2026
num_projects;12
num_votes;640
budget;1600000
vote_type;approval
rule;greedy
min_length;1
max_length;5
language;en
currency;kr
PROJECTS
project_id;cost;votes;name;selected
1;320000;172;Lamps on the path behind the school;0
2;180000;126;A lit shelter at the bus stop in Norrvang;0
3;60000;121;Trees trimmed along the square;0
4;540000;177;A second repair crew for one year;1
5;450000;261;Light in the station tunnel;1
6;380000;222;Lanterns in the old market;1
7;150000;207;Lit crossing by the library;1
8;420000;130;Lamps along the quay;0
9;260000;92;Lights in the marina;0
10;210000;109;Benches with lamps by the lake;0
11;900000;59;Sensors on every post in Norrvang;0
12;45000;168;A map of dark lamps, on paper and on the web;1
VOTES
voter_id;vote;neighborhood
0;4;Norrvang
1;1,3,4,5,8;Norrvang
2;2,11,12;Norrvang
3;4;Norrvang
4;1,5,7;Norrvang
5;1,3,12;Norrvang
6;1,12;Norrvang
7;1,2,3,4,5;Norrvang
8;1,2,3,4,11;Norrvang
9;1,2;Norrvang
10;1,4;Norrvang
11;1,2,12;Norrvang
12;2,3,4,6;Norrvang
13;1,4,5,7;Norrvang
14;2,3,11;Norrvang
15;1,10;Norrvang
16;1,2,12;Norrvang
17;1,4,7;Norrvang
18;1,2,4;Norrvang
19;7;Norrvang
20;1,2,4;Norrvang
21;2,4;Norrvang
22;2,5,12;Norrvang
23;2;Norrvang
24;3,11,12;Norrvang
25;1,4,10;Norrvang
26;1,3,4;Norrvang
27;1,4,10;Norrvang
28;1,4;Norrvang
29;3;Norrvang
30;1,2,4,5,12;Norrvang
31;2,3,4,5,11;Norrvang
32;1,2,7,12;Norrvang
33;5,7;Norrvang
34;2,3;Norrvang
35;1,4,12;Norrvang
36;1,4;Norrvang
37;1,2,4;Norrvang
38;1,5,6,7;Norrvang
39;1,12;Norrvang
40;2,3,12;Norrvang
41;1,2,12;Norrvang
42;1,2,3,4,11;Norrvang
43;4,5;Norrvang
44;1,3,4,5;Norrvang
45;1,2,3,12;Norrvang
46;2,3,4,12;Norrvang
47;1,2,3;Norrvang
48;1;Norrvang
49;7,12;Norrvang
50;9;Norrvang
51;2,3,4,7;Norrvang
52;2,7,12;Norrvang
53;1,4;Norrvang
54;1,2;Norrvang
55;1,2,5,10;Norrvang
56;1,3,12;Norrvang
57;1,3,4,7;Norrvang
58;1,2,4;Norrvang
59;12;Norrvang
60;1,2,7,12;Norrvang
61;3,4,12;Norrvang
62;1,2;Norrvang
63;10;Norrvang
64;1;Norrvang
65;2,5,7;Norrvang
66;1,2,4,12;Norrvang
67;1,12;Norrvang
68;1,2,4;Norrvang
69;2,12;Norrvang
70;1,2,3,7;Norrvang
71;1,2,3,5;Norrvang
72;3,12;Norrvang
73;2,12;Norrvang
74;1,2;Norrvang
75;1,2,3,12;Norrvang
76;7;Norrvang
77;1,3,12;Norrvang
78;1,2;Norrvang
79;1,2,4;Norrvang
80;2,4;Norrvang
81;1,2,4,12;Norrvang
82;1,2,4,9,12;Norrvang
83;1;Norrvang
84;1,7;Norrvang
85;1,3,4,11;Norrvang
86;3,11,12;Norrvang
87;1,2;Norrvang
88;1;Norrvang
89;3,4,12;Norrvang
90;1,2,3,12;Norrvang
91;1,2,4,12;Norrvang
92;1,2,11;Norrvang
93;1,2,4;Norrvang
94;12;Norrvang
95;1,3,4,12;Norrvang
96;1,4;Norrvang
97;7;Norrvang
98;2,3,4;Norrvang
99;1,2,4,5,7;Norrvang
100;2,4,8;Norrvang
101;1,3;Norrvang
102;1,7;Norrvang
103;1,2,4;Norrvang
104;1,3,4;Norrvang
105;3,4,9,11;Norrvang
106;1,3,4,10;Norrvang
107;1,2;Norrvang
108;1,4,12;Norrvang
109;1,7,11,12;Norrvang
110;1,2,3,4,10;Norrvang
111;1,2,12;Norrvang
112;1,3;Norrvang
113;1,4,11,12;Norrvang
114;1;Norrvang
115;2;Norrvang
116;1,2,3;Norrvang
117;1;Norrvang
118;1,2,3,4;Norrvang
119;4,5,7;Norrvang
120;1,4,12;Norrvang
121;1,2,3,11;Norrvang
122;1,3,10,12;Norrvang
123;2,4,12;Norrvang
124;1,2,4;Norrvang
125;1,7;Norrvang
126;1,3;Norrvang
127;1,3,12;Norrvang
128;1,2,10;Norrvang
129;1,2,3,6;Norrvang
130;1,3,5,12;Norrvang
131;1,2;Norrvang
132;1,11,12;Norrvang
133;2,4,12;Norrvang
134;1,4,5;Norrvang
135;1,2,11,12;Norrvang
136;1,3,4;Norrvang
137;2,3,4,5,10;Norrvang
138;3,4,7;Norrvang
139;1,3,7;Norrvang
140;1,3,4,7;Norrvang
141;1,2,4;Norrvang
142;1,2,3;Norrvang
143;1,4,7;Norrvang
144;1,7,10;Norrvang
145;1,11,12;Norrvang
146;1,4,12;Norrvang
147;2,4,10;Norrvang
148;1,2,3,4;Norrvang
149;1,5;Norrvang
150;1,2;Norrvang
151;1;Norrvang
152;1,3,7,12;Norrvang
153;12;Norrvang
154;2,3,4;Norrvang
155;1,2,3;Norrvang
156;2,5,11;Norrvang
157;1,2,4,7,12;Norrvang
158;1,3,10;Norrvang
159;12;Norrvang
160;1,2,11,12;Norrvang
161;1,2,4;Norrvang
162;3;Norrvang
163;1,12;Norrvang
164;11;Norrvang
165;1,4,12;Norrvang
166;1,2,4,10,11;Norrvang
167;1,3;Norrvang
168;2,4;Norrvang
169;4,7;Norrvang
170;1,2,3;Norrvang
171;1,3,5;Norrvang
172;1;Norrvang
173;1,2,7,10;Norrvang
174;1,2,3,4,11;Norrvang
175;2,3,7;Norrvang
176;1,2,3,12;Norrvang
177;1,2,7,12;Norrvang
178;5,10,12;Norrvang
179;1;Norrvang
180;2,3,4;Norrvang
181;2,7;Norrvang
182;1,3,7;Norrvang
183;1,4,7,11,12;Norrvang
184;1,4,7,12;Norrvang
185;1;Norrvang
186;1,4,7;Norrvang
187;1,3;Norrvang
188;1,2,4;Norrvang
189;2;Norrvang
190;4,6,7,10;City centre
191;6,10;City centre
192;1,3;City centre
193;5;City centre
194;2,5,9,10;City centre
195;2,5,6,7,12;City centre
196;5;City centre
197;5,7,8,10;City centre
198;5,7,12;City centre
199;6,9;City centre
200;1,3,5,6,7;City centre
201;5,7,12;City centre
202;5,6,8,9,10;City centre
203;3,5,10;City centre
204;6,10;City centre
205;7,10,12;City centre
206;4,5,10,11;City centre
207;6,8;City centre
208;5,8,10;City centre
209;6,7,9,11;City centre
210;8,12;City centre
211;4,5,6,8,10;City centre
212;5,6,10;City centre
213;5;City centre
214;3,6,7,8,12;City centre
215;5;City centre
216;4,10,12;City centre
217;1,5,6,12;City centre
218;5;City centre
219;5,6,7;City centre
220;5,6,7,12;City centre
221;4,5,10;City centre
222;11;City centre
223;4,6,12;City centre
224;5;City centre
225;5,7,10;City centre
226;6,7,8,12;City centre
227;3,6,11;City centre
228;5,6,9,10,12;City centre
229;3,4,7,8;City centre
230;4,5,6,7,8;City centre
231;5,6,12;City centre
232;1,5;City centre
233;5,7;City centre
234;3,5,7,10;City centre
235;5,6,8;City centre
236;5;City centre
237;4,5,6,10;City centre
238;5,6,7;City centre
239;3,5,6,7,12;City centre
240;4,5,7,10,12;City centre
241;6,7;City centre
242;5,9;City centre
243;5,10;City centre
244;2,4,5,6,7;City centre
245;5,7;City centre
246;6;City centre
247;2,5,6,8,9;City centre
248;4,5,8;City centre
249;5,6,12;City centre
250;2,4,5,6,7;City centre
251;5,12;City centre
252;4;City centre
253;5,6,7,8,11;City centre
254;6,9,12;City centre
255;2,3,6,7;City centre
256;1,7,12;City centre
257;4,5,6,12;City centre
258;4,5,7,10,12;City centre
259;5,6,11;City centre
260;1,4,5,7,12;City centre
261;4,7,8,12;City centre
262;4,6,12;City centre
263;4,6,7;City centre
264;2,5,6,7,11;City centre
265;4,5,6,8,12;City centre
266;2,4,5,7;City centre
267;6,8,11,12;City centre
268;1,5;City centre
269;5,7;City centre
270;3,5,6,7;City centre
271;5,6,7,10,12;City centre
272;4,5;City centre
273;6,7;City centre
274;3,5,6,8;City centre
275;3,5,6,8;City centre
276;2,6,7;City centre
277;3,4,7,9;City centre
278;5,6,7;City centre
279;5,6,7;City centre
280;3,5;City centre
281;5,7,11;City centre
282;9;City centre
283;5,6,8,10,12;City centre
284;3,6,11;City centre
285;4,5,6,7,10;City centre
286;1,5,6;City centre
287;5,7,9;City centre
288;4,5,7,9,10;City centre
289;5;City centre
290;4,7;City centre
291;7;City centre
292;4,5,6,12;City centre
293;6,8,10;City centre
294;5,6;City centre
295;2,5,6,8;City centre
296;3,5;City centre
297;1,4,5,7,8;City centre
298;3,5,6;City centre
299;6;City centre
300;2,5,6,9,12;City centre
301;5,6,7;City centre
302;9;City centre
303;7,8;City centre
304;2,4,5,6,7;City centre
305;1,3,8;City centre
306;6,10,12;City centre
307;3,5,7,12;City centre
308;6,7,10,12;City centre
309;5,6;City centre
310;1,4,5,7,10;City centre
311;1,7,11;City centre
312;3,5,6,7,10;City centre
313;2,4,6,10,12;City centre
314;5,6,12;City centre
315;5,6;City centre
316;6,8,11,12;City centre
317;1,12;City centre
318;9;City centre
319;4,5,12;City centre
320;4,5,6;City centre
321;1;City centre
322;5,10,12;City centre
323;3,6;City centre
324;6,8;City centre
325;5;City centre
326;2,4,6,7,12;City centre
327;5,6,7;City centre
328;6,10;City centre
329;5,6,7,8,9;City centre
330;4,6,12;City centre
331;8;City centre
332;5,6,7,12;City centre
333;3,4,6,8,12;City centre
334;5,6,7;City centre
335;5,6,7;City centre
336;6,7,10;City centre
337;1,6,7;City centre
338;5,6,7,10,12;City centre
339;5,6,8;City centre
340;5,6,12;City centre
341;7;City centre
342;4,5;City centre
343;4,5,6;City centre
344;5;City centre
345;5,6;City centre
346;2,5,7,10;City centre
347;2,4,5,6,7;City centre
348;5,7,10,12;City centre
349;5,6;City centre
350;5,6,7,8,12;City centre
351;3,7,8,10;City centre
352;1;City centre
353;1,4,6;City centre
354;5,8;City centre
355;5,6,12;City centre
356;6,7;City centre
357;2,5,6;City centre
358;3,4,5,6,12;City centre
359;6,7;City centre
360;6,10;City centre
361;4,6,7;City centre
362;5,6,9,10;City centre
363;5,6,7;City centre
364;1,4,5,7;City centre
365;4,6,7,11;City centre
366;7;City centre
367;5,6;City centre
368;4,5,6;City centre
369;5,6,12;City centre
370;5,7,12;City centre
371;2,4,6,9;City centre
372;5,6;City centre
373;5,7,11;City centre
374;5,6,8,9;City centre
375;3,4,5,7,10;City centre
376;1,6,12;City centre
377;6,9;City centre
378;2,4,5,6,11;City centre
379;4,5,6,7;City centre
380;5,6;City centre
381;4,5,6,7,9;City centre
382;5,6;City centre
383;1;City centre
384;4,5,6,9,10;City centre
385;5,6,7,12;City centre
386;4,5,6,7;City centre
387;4,5;City centre
388;5,6,7,9;City centre
389;7,9;City centre
390;1,3,5,6,7;City centre
391;6;City centre
392;5,7,8,12;City centre
393;5,6,12;City centre
394;2,4,5,6,7;City centre
395;6;City centre
396;5,6,7,8;City centre
397;5,7,10,11;City centre
398;7,10;City centre
399;3;City centre
400;5,6,8;City centre
401;4,5,6;City centre
402;6,7,12;City centre
403;4,5,6,12;City centre
404;5,8,11;City centre
405;5,7,10;City centre
406;3,5,6,10;City centre
407;4,5,6,9;City centre
408;2,4,5,6;City centre
409;2,5,6;City centre
410;2,4,7,12;City centre
411;5,7;City centre
412;5,6,7,8,9;City centre
413;3,6,12;City centre
414;3,6,7;City centre
415;5,8,10;City centre
416;5;City centre
417;3,5,6,7,9;City centre
418;5,9;City centre
419;5,6,7,12;City centre
420;5,7,10,12;City centre
421;3,7,10;City centre
422;6,8,12;City centre
423;3,4;City centre
424;5,6,7,12;City centre
425;5,10;City centre
426;5,6;City centre
427;4,9;City centre
428;1,5,6,10;City centre
429;7;City centre
430;4,5,6;City centre
431;3,7;City centre
432;5,7;City centre
433;7,8;City centre
434;5,7,8,12;City centre
435;4,10;City centre
436;4,5,7;City centre
437;3,8,9,12;City centre
438;8;City centre
439;1,4,5,7,8;City centre
440;2,5,6;City centre
441;10;City centre
442;4,5,6,7,12;City centre
443;5,6,10;City centre
444;5,6;City centre
445;3,5,7;City centre
446;5,7,8,12;City centre
447;5,6,7,10,12;City centre
448;1,6,7,10;City centre
449;3,5,12;City centre
450;2,5,6,7,8;City centre
451;1,5,6,7,9;City centre
452;6,12;City centre
453;5,6,10,12;City centre
454;3,5,6,10;City centre
455;5,7,12;City centre
456;6;City centre
457;5,6,7;City centre
458;1,6,9,10;City centre
459;5,6,7,8,10;City centre
460;5;City centre
461;4,5,6,7,10;City centre
462;1,3,5,6,7;City centre
463;1,7;City centre
464;5,6,12;City centre
465;7,11;City centre
466;3,6,7,8;City centre
467;4,5,6,7,8;City centre
468;7;City centre
469;1,5,7;City centre
470;6,7,12;City centre
471;6,7,12;City centre
472;5,6,7,12;City centre
473;5,6,7,12;City centre
474;4,5,6,7;City centre
475;5,6,7,8;City centre
476;1,5,6,12;City centre
477;2;City centre
478;1,3,5,6,7;City centre
479;4,5;City centre
480;5,7,8;City centre
481;5,6,7,11;City centre
482;7,11;City centre
483;8,9;City centre
484;6,7,12;City centre
485;1,5;City centre
486;6,12;City centre
487;4,7,9;City centre
488;1,2,5,6,7;City centre
489;5,7,8,9;City centre
490;1,3,5,7,8;City centre
491;3,5,6;City centre
492;4,6,7,8,11;City centre
493;5,6,7,10,11;City centre
494;2,4,6;City centre
495;6;City centre
496;5;City centre
497;2,5;City centre
498;5,9;City centre
499;9,12;City centre
500;4,6;City centre
501;2,5,8;City centre
502;4,5,7;City centre
503;5,6;City centre
504;3,7;City centre
505;5,6,7,10;City centre
506;5,6,7,8;City centre
507;1;City centre
508;4;City centre
509;3,4,5,6,8;City centre
510;7;City centre
511;5,6,7,12;City centre
512;5,6,7,8,12;City centre
513;6,7,10,11,12;City centre
514;3,4,6,7,12;City centre
515;5,6,7,9,10;City centre
516;6;City centre
517;4,7;City centre
518;3,5,6;City centre
519;5,6,7,8;City centre
520;6;City centre
521;5,6,12;City centre
522;1,3,4,5,9;City centre
523;7;City centre
524;5,6,7;City centre
525;4,5,6,7,12;City centre
526;5,6,8,9,11;City centre
527;1,3,5,12;City centre
528;5,6;City centre
529;2,5,6;City centre
530;8,10;Harbour
531;3,9;Harbour
532;8,12;Harbour
533;4;Harbour
534;9,10;Harbour
535;5,7;Harbour
536;1,4,5,8,9;Harbour
537;5;Harbour
538;4,5,8,11;Harbour
539;4,8,10,12;Harbour
540;7,8;Harbour
541;4,7,8,9;Harbour
542;6;Harbour
543;5,8,9;Harbour
544;5,8,12;Harbour
545;7,10,11;Harbour
546;9;Harbour
547;2,4,9,10;Harbour
548;8,9;Harbour
549;4,5;Harbour
550;8,9;Harbour
551;6,8,10;Harbour
552;9,10;Harbour
553;3,8;Harbour
554;5,9,10,11;Harbour
555;8;Harbour
556;5,8,9;Harbour
557;8;Harbour
558;8;Harbour
559;6,8,9,10;Harbour
560;8,9;Harbour
561;6,8,9;Harbour
562;5,8,9,10;Harbour
563;2;Harbour
564;9;Harbour
565;5,8,9;Harbour
566;3;Harbour
567;8;Harbour
568;12;Harbour
569;8,9;Harbour
570;8,10,11;Harbour
571;8;Harbour
572;6;Harbour
573;10,11,12;Harbour
574;4,9;Harbour
575;8;Harbour
576;4,6,8,9,10;Harbour
577;6,8,9;Harbour
578;8,9;Harbour
579;6,8,9;Harbour
580;6,8,10;Harbour
581;8,9;Harbour
582;8;Harbour
583;8;Harbour
584;8,12;Harbour
585;5,9;Harbour
586;10;Harbour
587;2;Harbour
588;4,8,9,11;Harbour
589;8,12;Harbour
590;9,11;Harbour
591;5;Harbour
592;8,12;Harbour
593;8,9,10;Harbour
594;8,12;Harbour
595;10;Harbour
596;8;Harbour
597;3,6,7,10;Harbour
598;8,9,11;Harbour
599;1,4,12;Harbour
600;8,9;Harbour
601;8,12;Harbour
602;8,9,10;Harbour
603;8,9;Harbour
604;6;Harbour
605;10;Harbour
606;5,9;Harbour
607;8;Harbour
608;8;Harbour
609;8,10;Harbour
610;9,10;Harbour
611;5,12;Harbour
612;5;Harbour
613;7;Harbour
614;8,9;Harbour
615;11;Harbour
616;9;Harbour
617;5,7,8,9,10;Harbour
618;5,12;Harbour
619;10;Harbour
620;7,8,9;Harbour
621;4,8,12;Harbour
622;6,8;Harbour
623;9;Harbour
624;6,8;Harbour
625;6;Harbour
626;6,8,9;Harbour
627;9;Harbour
628;9,10;Harbour
629;8,9,11;Harbour
630;8,11,12;Harbour
631;6,9,10;Harbour
632;8;Harbour
633;8,11;Harbour
634;8,11;Harbour
635;3,4,9,12;Harbour
636;9,10,12;Harbour
637;6,8,9,12;Harbour
638;4,6;Harbour
639;8,9,10;Harbour
