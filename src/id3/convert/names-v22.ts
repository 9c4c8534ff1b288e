/** v2.2 name and v2.3 name, in the order of the v2.2 text, then those of iTunes and of other taggers. */
const names = `
  UFI UFID  TT1 TIT1  TT2 TIT2  TT3 TIT3  TP1 TPE1  TP2 TPE2  TP3 TPE3  TP4 TPE4  TCM TCOM  TXT TEXT  TLA TLAN
  TCO TCON  TAL TALB  TPA TPOS  TRK TRCK  TRC TSRC  TYE TYER  TDA TDAT  TIM TIME  TRD TRDA  TMT TMED  TFT TFLT
  TBP TBPM  TCR TCOP  TPB TPUB  TEN TENC  TSS TSSE  TOF TOFN  TLE TLEN  TSI TSIZ  TDY TDLY  TKE TKEY  TOT TOAL
  TOA TOPE  TOL TOLY  TOR TORY  TXX TXXX  WAF WOAF  WAR WOAR  WAS WOAS  WCM WCOM  WCP WCOP  WPB WPUB  WXX WXXX
  IPL IPLS  MCI MCDI  ETC ETCO  MLL MLLT  STC SYTC  ULT USLT  SLT SYLT  COM COMM  RVA RVAD  EQU EQUA  REV RVRB
  PIC APIC  GEO GEOB  CNT PCNT  POP POPM  BUF RBUF  CRA AENC  LNK LINK
  TCP TCMP  TST TSOT  TSA TSOA  TSP TSOP  TS2 TSO2  TSC TSOC  TDR TDRL  TDS TDES  TID TGID  TKW TKWD  TCT TCAT
  WFD WFED  PCS PCST  ITU ITNU  MVN MVNM  MVI MVIN  GP1 GRP1
  TPS TSST  WRS WORS`;

/** Both names of each frame. */
export const namesOfV22: ReadonlyMap<string, string> = new Map(
  names
    .trim()
    .split(/\s\s+/)
    .map((pair): [string, string] => [pair.slice(0, 3), pair.slice(4)]),
);

/**
 * The v2.3 name of a v2.2 frame. CRM is missing: no later version has encrypted meta frames. RVAD and EQUA begin with
 * the fields of RVA and EQU.
 *
 * @see ID3v2.2 section 4, ID3v2.3 section 4
 */
export function nameOfV22(id: string): string | undefined {
  return namesOfV22.get(id);
}
