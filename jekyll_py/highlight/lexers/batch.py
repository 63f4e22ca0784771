"""Batch files of DOS and Windows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, String, Text, _TokenType

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import Run
from ..rule_parts import Words

_COMMANDS = """
    assoc attrib break bcdedit cacls cd chcp chdir chkdsk chkntfs choice cls cmd color comp compact convert
    copy date del dir diskpart doskey dpath driverquery echo endlocal erase fc find findstr format fsutil
    ftype gpresult graftabl help icacls label md mkdir mklink mode more move openfiles path pause popd
    print prompt pushd rd recover ren rename replace rmdir robocopy setlocal sc schtasks shift shutdown
    sort start subst systeminfo takeown tasklist taskkill time timeout title tree type ver verify vol xcopy
    waitfor wmic addusers admodcmd ansicon arp at bcdboot bitsadmin browstat certreq certutil change cidiag
    cipher cleanmgr clip cmdkey compress convertcp coreinfo csccmd csvde cscript curl debug defrag delprof
    deltree devcon diamond dirquota diruse diskshadow diskuse dism dnscmd dsacls dsadd dsget dsquery dsmod
    dsmove dsrm dsmgmt dsregcmd edlin eventcreate expand extract fdisk fltmc forfiles freedisk ftp getmac
    gpupdate hostname ifmember inuse ipconfig kill lgpo lodctr logman logoff logtime makecab mapisend
    mbsacli mem mountvol moveuser msg mshta msiexec msinfo32 mstsc nbtstat net net1 netdom netsh netstat
    nlsinfo nltest now nslookup ntbackup ntdsutil ntoskrnl ntrights nvspbind pathping perms ping portqry
    powercfg pngout pnputil printbrm prncnfg prnmngr procdump psexec psfile psgetsid psinfo pskill pslist
    psloggedon psloglist pspasswd psping psservice psshutdown pssuspend qbasic qgrep qprocess query quser
    qwinsta rasdial reg reg1 regdump regedt32 regsvr32 regini reset restore rundll32 rmtshare route rpcping
    run runas scandisk setspn setx sfc share shellrunas shortcut sigcheck sleep slmgr strings subinacl
    sysmon telnet tftp tlist touch tracerpt tracert tscon tsdiscon tskill tttracer typeperf tzutil undelete
    unformat verifier vmconnect vssadmin w32tm wbadmin wecutil wevtutil wget where whoami windiff winrm
    winrs wpeutil wpr wusa wuauclt wscript
"""
_WORDS = Words(
    {
        Keyword.Reserved: """
            con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9
        """,
        Keyword: "if else for in do goto call exit",
        Operator.Word: "exist defined errorlevel cmdextversion not equ neq lss leq gtr geq",
        Name.Builtin: _COMMANDS,
        Name.Attribute: "on off disable enableextensions enabledelayedexpansion",
    },
    Text,
).kinds


def _word(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for a word, perhaps with the suffix of a program; it is an error, except after a command.

    Rouge takes an unknown word for ``set``, because its comparison gives a number, which is true in Ruby.
    """
    kind = _WORDS.get(match[1], Keyword.Declaration)
    if kind is Name.Builtin:
        yield match.start(), kind, match.group()
    else:
        yield match.start(), kind, match[1]
        yield match.end(1), Error, match.group()[len(match[1]) :]


def _string(kind: _TokenType, mark: str) -> list[object]:
    """The rules within a string."""
    return [
        include("escape"),
        (mark, kind, "#pop"),
        include("expansions"),
        (rf"[^\^{mark}%!]+", kind),
    ]


class Batch(RougeLexer):
    """The lexer of batch files."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"@?(?i:rem)\b.*", Comment),
            (r"^::.*", Comment),
            (r":[a-zA-Z]+", Name.Label),
            (r"([a-zA-Z]\w*)(?i:\.exe|com|bat|cmd|msi)?", _word),
            (r"(?:[/+]|--?)[a-zA-Z]+\s*", Name.Attribute),
            include("expansions"),
            (r"[<>&|(){}\[\]\-+=;,~?*]", Operator),
            (r"\s+", Text),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"[0-9]", Number),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            (r"`", String.Backtick, "backtick"),
            (r"[^\s&|()\[\]{}^=;!%+\-,\"'`~?*]+", Text),
            include("escape"),
        ],
        "escape": [(r"\^(?s:.)", String.Escape)],
        "expansions": [
            (Run(r"[%!]+", r"[%!]+[a-zA-Z_$@#]+[%!]+"), Name.Variable),
            (Run(r"%+", r"%+~?[a-zA-Z]+\d?"), Name.Variable.Magic),
        ],
        "double": _string(String.Double, '"'),
        "single": _string(String.Single, "'"),
        "backtick": _string(String.Backtick, "`"),
    }
