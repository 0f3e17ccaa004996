; The Windows installer, compiled by Inno Setup 6 (packaging/windows.sh):
;   ISCC.exe /DVersion=1.2.3 /DFolder=…\criminal-law-desk /DIcon=….ico packaging\windows\installer.iss
; For one user, without an administrator. It is not signed: whoever publishes it signs with an own certificate,
;   ISCC.exe … /DSign=1 "/Sdesk=signtool.exe sign … $f"

#define Program "criminal-law-desk"
; The same without a console.
#define Window "criminal-law-desk-window.exe"

[Setup]
AppId={{6B0C8F1D-7C0B-4B5E-9E35-1B0C1B5E5A70}
AppName={cm:ProgramName}
AppVersion={#Version}
AppVerName={cm:ProgramName} {#Version}
VersionInfoVersion={#Version}
VersionInfoDescription=Criminal Law Desk
VersionInfoProductName=Criminal Law Desk
PrivilegesRequired=lowest
; Qt 6 asks for this Windows: 10, version 1809.
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; User data lie in {localappdata}\criminal-law-desk, which is another folder.
DefaultDirName={localappdata}\Programs\{#Program}
DisableProgramGroupPage=yes
UninstallDisplayIcon={app}\{#Window}
UninstallDisplayName={cm:ProgramName}
SetupIconFile={#Icon}
WizardStyle=modern
ShowLanguageDialog=auto
Compression=lzma2/max
SolidCompression=yes
LZMAUseSeparateProcess=yes
OutputBaseFilename={#Program}-{#Version}-windows-x86_64-setup
ChangesAssociations=yes
; A window that runs is closed before its files are replaced; it keeps what was typed.
CloseApplications=yes
RestartApplications=no
#ifdef Sign
SignTool=desk
SignedUninstaller=yes
#endif

[Languages]
Name: "zh"; MessagesFile: "compiler:Default.isl,chinese.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
zh.ProgramName=刑法案台
en.ProgramName=Criminal Law Desk
zh.TerminalName=刑法案台（终端）
en.TerminalName=Criminal Law Desk (terminal)
zh.OpenModels=“打开方式”中列出本程序，用来打开模型文件（.gguf）
en.OpenModels=Offer this program under "Open with" for model files (.gguf)
zh.ModelFile=语言模型（GGUF）
en.ModelFile=Language model (GGUF)
zh.Start=启动刑法案台
en.Start=Start Criminal Law Desk
zh.DataStays=程序已删除。您的历史记录、草稿、设置与模型保留在：%n%n%1%n%n不再需要时，请自行删除这个文件夹。
en.DataStays=The program was removed. Your history, drafts, settings and models stay in:%n%n%1%n%nDelete that folder yourself when you no longer need it.

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "models"; Description: "{cm:OpenModels}"; Flags: unchecked

[InstallDelete]
; An earlier version's libraries must not lie beside this one's.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{cm:ProgramName}"; Filename: "{app}\{#Window}"
; The terminal forms: a console that finds both programs.
Name: "{autoprograms}\{cm:TerminalName}"; Filename: "{cmd}"; Parameters: "/k set ""PATH={app};%PATH%"""; WorkingDir: "{userdocs}"
Name: "{autodesktop}\{cm:ProgramName}"; Filename: "{app}\{#Window}"; Tasks: desktop

[Registry]
Root: HKA; Subkey: "Software\Classes\{#Program}.gguf"; ValueType: string; ValueData: "{cm:ModelFile}"; Flags: uninsdeletekey; Tasks: models
Root: HKA; Subkey: "Software\Classes\{#Program}.gguf\shell\open\command"; ValueType: string; ValueData: """{app}\{#Window}"" ""%1"""; Tasks: models
Root: HKA; Subkey: "Software\Classes\.gguf\OpenWithProgids"; ValueType: string; ValueName: "{#Program}.gguf"; ValueData: ""; Flags: uninsdeletevalue; Tasks: models

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:Start}"; Flags: nowait postinstall skipifsilent

[Code]
procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
begin
  if (CurUninstallStep = usPostUninstall) and not UninstallSilent then
    MsgBox(FmtMessage(CustomMessage('DataStays'), [ExpandConstant('{localappdata}\{#Program}')]), mbInformation, MB_OK);
end;
