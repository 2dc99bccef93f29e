; The installer for Windows. It downloads nothing and, for one person, needs no rights.
;   reperes-setup.exe /S             silent, for this person
;   reperes-setup.exe /S /AllUsers   silent, for all persons of the computer (as an administrator or SYSTEM)
; Exit codes: 0 done, 1 cancelled by the person, 2 refused (see the messages).
; A 64-bit installer for a 64-bit program: one set of folders and one view of the registry.
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "x64.nsh"
!include "WinVer.nsh"

Name "Repères"
OutFile "${OUTPUT}"
BrandingText "Repères ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Repères"
VIAddVersionKey "FileDescription" "Repères"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Repères contributors, MIT or Apache-2.0"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Reperes"
!define WEBVIEW "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
; What a person's choice to start with the session leaves in their registry: a value by this name (platform/autostart/other_systems.rs),
; and the mark of the task manager.
!define START "Software\Microsoft\Windows\CurrentVersion\Run"
!define START_MARK "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
; Must be the identifier of tauri.conf.json: toasts are dropped without it on a shortcut of the Start menu.
!define AUMID "fr.reperes.desktop"

!define MUI_ICON "${ROOT}/icons/icon.ico"
!define MUI_UNICON "${ROOT}/icons/icon.ico"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "English"

LangString NoWebView ${LANG_FRENCH} "Il manque à cet ordinateur Microsoft Edge WebView2, que Windows 11 et les Windows 10 à jour ont déjà. Repères est installé : « reperes status » répond dans un terminal, et la fenêtre s’ouvrira quand WebView2 sera là. Cet installateur ne télécharge rien ; demandez WebView2 (Evergreen Standalone) à qui gère l’ordinateur, ou prenez-le chez Microsoft."
LangString NoWebView ${LANG_ENGLISH} "This computer lacks Microsoft Edge WebView2, which Windows 11 and current Windows 10 have. Repères is installed: “reperes status” answers in a terminal, and the window will open once WebView2 is there. This installer downloads nothing; ask whoever manages the computer for WebView2 (Evergreen Standalone), or get it from Microsoft."
LangString NotAllowed ${LANG_FRENCH} "Installer pour toutes les personnes demande les droits d’un administrateur."
LangString NotAllowed ${LANG_ENGLISH} "Installing for all persons needs the rights of an administrator."
LangString TooOld ${LANG_FRENCH} "Repères demande Windows 10 ou plus récent, en 64 bits."
LangString TooOld ${LANG_ENGLISH} "Repères needs Windows 10 or newer, 64-bit."
LangString Running ${LANG_FRENCH} "Repères est ouvert : fermez-le, puis recommencez."
LangString Running ${LANG_ENGLISH} "Repères is open: close it, then start again."

; " /AllUsers" or nothing.
Var ForAll

; Sets where things go.
!macro Scope un
Function ${un}Scope
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/AllUsers" $R1
  ${If} ${Errors}
    SetShellVarContext current
  ${Else}
    StrCpy $ForAll " /AllUsers"
    UserInfo::GetAccountType
    Pop $R2
    ${If} $R2 != "Admin"
      MessageBox MB_OK|MB_ICONSTOP "$(NotAllowed)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    SetShellVarContext all
  ${EndIf}
FunctionEnd
!macroend
!insertmacro Scope ""
!insertmacro Scope "un."

Function .onInit
  SetRegView 64
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  Call Scope
  ${If} $INSTDIR == ""
    ${If} $ForAll == ""
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Reperes"
    ${Else}
      StrCpy $INSTDIR "$PROGRAMFILES64\Reperes"
    ${EndIf}
  ${EndIf}
FunctionEnd

; What to undo if the program or its library cannot be written: "new" if there was no file, "aside" if the former one has another name
; now, nothing if it stayed in its place.
Var ProgramMark
Var LibraryMark

; A program that runs, in the tray for instance, can be renamed and not overwritten: that copy works on until it is closed.
!macro SetAside name mark
  StrCpy ${mark} "new"
  ${If} ${FileExists} "$INSTDIR\${name}"
    StrCpy ${mark} "aside"
    ClearErrors
    Rename "$INSTDIR\${name}" "$INSTDIR\${name}.ancien"
    ${If} ${Errors}
      StrCpy ${mark} ""
    ${EndIf}
  ${EndIf}
!macroend
!macro PutBack name mark
  ${If} ${mark} != ""
    Delete "$INSTDIR\${name}"
  ${EndIf}
  ${If} ${mark} == "aside"
    Rename "$INSTDIR\${name}.ancien" "$INSTDIR\${name}"
  ${EndIf}
!macroend

; The program and its library are of one version: both are as before.
Function .onInstFailed
  !insertmacro PutBack "WebView2Loader.dll" $LibraryMark
  !insertmacro PutBack "reperes.exe" $ProgramMark
  SetErrorLevel 2
FunctionEnd

Section
  SetOutPath "$INSTDIR"
  Delete "$INSTDIR\*.ancien"
  !insertmacro SetAside "reperes.exe" $ProgramMark
  !insertmacro SetAside "WebView2Loader.dll" $LibraryMark
  ; A file that cannot be opened sets the error flag. A disk that is full ends in .onInstFailed.
  SetOverwrite try
  ClearErrors
  File "${FOLDER}/reperes.exe"
  File "${FOLDER}/WebView2Loader.dll"
  ${If} ${Errors}
    Call .onInstFailed
    MessageBox MB_OK|MB_ICONSTOP "$(Running)" /SD IDOK
    Quit
  ${EndIf}
  SetOverwrite on
  File "${FOLDER}/licences-tierces.txt"
  File "/oname=licence-MIT.txt" "${ROOT}/LICENSE-MIT"
  File "/oname=licence-Apache.txt" "${ROOT}/LICENSE-APACHE"
  StrCpy $ProgramMark ""
  StrCpy $LibraryMark ""
  Delete "$INSTDIR\*.ancien"
  WriteUninstaller "$INSTDIR\desinstaller.exe"
  CreateShortCut "$SMPROGRAMS\Repères.lnk" "$INSTDIR\reperes.exe"
  Call NameShortcut
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "Repères"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\reperes.exe"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "The Repères contributors"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\desinstaller.exe"$ForAll'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\desinstaller.exe" /S$ForAll'
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" $0
  Call TellWithoutWebView
SectionEnd

; The AppUserModelID of the shortcut: IShellLink, its IPropertyStore, PKEY_AppUserModel_ID, by the System plug-in.
Function NameShortcut
  System::Call 'ole32::CoCreateInstance(g "{00021401-0000-0000-C000-000000000046}", p 0, i 1, g "{000214F9-0000-0000-C000-000000000046}", *p .r0) i .r1'
  ${If} $1 <> 0
    Return
  ${EndIf}
  System::Call '$0->0(g "{0000010b-0000-0000-C000-000000000046}", *p .r2) i .r1'
  ${If} $1 = 0
    System::Call '$2->5(w "$SMPROGRAMS\Repères.lnk", i 2) i .r1'
    System::Call '$0->0(g "{886D8EEB-8CF2-4446-8D02-CDBA1DBDCF99}", *p .r3) i .r1'
    ${If} $1 = 0
      System::Call 'ole32::CoTaskMemAlloc(i 64) p .r6'
      System::Call 'kernel32::lstrcpyW(p r6, w "${AUMID}")'
      ; PROPERTYKEY {9F4C2855-9F79-4B39-A8D0-E1D42DE1D5F3}, 5 and a PROPVARIANT of type VT_LPWSTR.
      System::Call '*(&g16 "{9F4C2855-9F79-4B39-A8D0-E1D42DE1D5F3}", i 5) p .r4'
      System::Call '*(&i2 31, &i2 0, &i2 0, &i2 0, p r6, p 0, p 0) p .r5'
      System::Call '$3->6(p r4, p r5) i .r1'
      System::Call '$3->7() i .r1'
      System::Call '$2->6(w "$SMPROGRAMS\Repères.lnk", i 1) i .r1'
      System::Free $4
      System::Free $5
      System::Call 'ole32::CoTaskMemFree(p r6)'
      System::Call '$3->2()'
    ${EndIf}
    System::Call '$2->2()'
  ${EndIf}
  System::Call '$0->2()'
FunctionEnd

Function TellWithoutWebView
  SetRegView 32
  ReadRegStr $0 HKLM "Software\${WEBVIEW}" "pv"
  SetRegView 64
  ReadRegStr $1 HKCU "Software\${WEBVIEW}" "pv"
  ${If} "$0$1" == ""
  ${OrIf} "$0$1" == "0.0.0.0"
    MessageBox MB_OK|MB_ICONINFORMATION "$(NoWebView)" /SD IDOK
    DetailPrint "$(NoWebView)"
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  Call un.Scope
FunctionEnd

; Only what starts this very program: a portable folder elsewhere keeps its own.
!macro ForgetStart root key
  ReadRegStr $0 ${root} "${key}${START}" "reperes"
  ${If} $0 == '"$INSTDIR\reperes.exe" --hidden'
    DeleteRegValue ${root} "${key}${START}" "reperes"
    DeleteRegValue ${root} "${key}${START_MARK}" "reperes"
  ${EndIf}
!macroend

; All persons who are there: Windows has no registry at hand for one who is not, and passes over what starts a missing program.
Function un.ForgetStarts
  ${If} $ForAll == ""
    !insertmacro ForgetStart HKCU ""
    Return
  ${EndIf}
  StrCpy $1 0
  ${Do}
    EnumRegKey $2 HKU "" $1
    ${If} $2 == ""
      ${Break}
    ${EndIf}
    !insertmacro ForgetStart HKU "$2\"
    IntOp $1 $1 + 1
  ${Loop}
FunctionEnd

Function un.RefuseWhileOpen
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(Running)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section Uninstall
  ; All of it, or nothing while a copy runs, be it the one that an update has set aside.
  ClearErrors
  Delete "$INSTDIR\*.ancien"
  Call un.RefuseWhileOpen
  Delete "$INSTDIR\reperes.exe"
  Call un.RefuseWhileOpen
  Call un.ForgetStarts
  Delete "$SMPROGRAMS\Repères.lnk"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\licences-tierces.txt"
  Delete "$INSTDIR\licence-MIT.txt"
  Delete "$INSTDIR\licence-Apache.txt"
  Delete "$INSTDIR\desinstaller.exe"
  RMDir "$INSTDIR"
  DeleteRegKey SHCTX "${UNINSTALL}"
SectionEnd
