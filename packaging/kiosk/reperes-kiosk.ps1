#requires -RunAsAdministrator
#requires -PSEdition Desktop
<#
.SYNOPSIS
    Repères à la place du bureau d'un compte, avec Shell Launcher et Keyboard Filter. NON ESSAYÉ. Voir docs/kiosk.md.
.DESCRIPTION
    Windows Éducation, Entreprise ou IoT Entreprise. Le compte existe déjà, sans droits d'administration. Un premier passage ajoute
    les deux fonctions de Windows et demande un redémarrage ; un second les règle. -Retirer rend au compte son bureau et ses touches.
.PARAMETER Compte
    Le compte local de la borne.
.PARAMETER Programme
    Le chemin de reperes.exe.
.PARAMETER ToucheDeSortie
    Le code (scan code) de la touche par laquelle on quitte un compte que Keyboard Filter tient, pour en ouvrir un autre : d'après
    Microsoft, frappée cinq fois de suite, sans trop de hâte. Windows y met la touche Windows de gauche (91), que chacun trouve ; 70 est
    Arrêt défil. Elle ne vaut qu'après un redémarrage.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Compte = 'reperes-kiosque',
    [string] $Programme = "$env:ProgramFiles\Reperes\reperes.exe",
    [ValidateRange(1, 127)] [int] $ToucheDeSortie = 70,
    [switch] $Retirer
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$espace = 'root\standardcimv2\embedded'
$fonctions = 'Client-DeviceLockdown', 'Client-EmbeddedShellLauncher', 'Client-KeyboardFilter'
# Ce qui mène au bureau, à un autre programme ou aux réglages d'accessibilité de Windows, sous les noms de WEKF_PredefinedKey que donne
# la page « Predefined key combinations » de Microsoft.
$touches = 'Alt+F4', 'Alt+Space', 'Alt+Tab', 'BrowserBack', 'BrowserFavorites', 'BrowserForward', 'BrowserHome', 'BrowserRefresh',
    'BrowserSearch', 'BrowserStop', 'Ctrl+Alt+Del', 'Ctrl+Esc', 'Ctrl+Win+F', 'F21', 'LaunchApp1', 'LaunchApp2', 'LaunchMail',
    'LaunchMediaSelect', 'LShift+LAlt+NumLock', 'LShift+LAlt+PrintScrn', 'Shift+Ctrl+Esc', 'Win+F1', 'Win+L', 'Win+U', 'Windows'
# Cette page ne les a pas, et certains Windows les connaissent : là où elles manquent, WEKF_CustomKey les reçoit.
$hors_liste = 'Alt+Esc', 'Ctrl+Alt+Esc', 'Win+Enter'
# Elle les écrit sans « + », et des Windows avec : l'un des deux noms suffit, et 'Windows' retient déjà la touche.
$deux_noms = @('Alt+Win', 'AltWin'), @('Ctrl+Win', 'CtrlWin'), @('Shift+Win', 'ShiftWin')
# Ce que fait Shell Launcher quand le programme se termine.
$relancer = 0
$rien = 3
# Code de fin de Repères quand un adulte est sorti avec le code.
$adulte = 10

$sid = ([Security.Principal.NTAccount] $Compte).Translate([Security.Principal.SecurityIdentifier]).Value
if (Get-LocalGroupMember -SID 'S-1-5-32-544' | Where-Object { $_.SID.Value -eq $sid }) {
    throw "$Compte est administrateur : Keyboard Filter et Shell Launcher ne tiendraient rien. Choisir un compte ordinaire."
}

if ($Retirer) {
    if ($PSCmdlet.ShouldProcess($Compte, 'rendre le bureau et les touches')) {
        $lanceur = [wmiclass] "\\.\${espace}:WESL_UserSetting"
        $lanceur.RemoveCustomShell($sid) | Out-Null
        foreach ($touche in $touches + $hors_liste + ($deux_noms | ForEach-Object { $_ })) {
            Get-CimInstance -Namespace $espace -ClassName WEKF_PredefinedKey | Where-Object Id -EQ $touche |
                Set-CimInstance -Property @{ Enabled = $false }
        }
        Get-CimInstance -Namespace $espace -ClassName WEKF_CustomKey | Where-Object Id -In $hors_liste |
            Set-CimInstance -Property @{ Enabled = $false }
        Get-CimInstance -Namespace $espace -ClassName WEKF_Settings | Where-Object Name -EQ 'ForceOffAccessibility' |
            Set-CimInstance -Property @{ Value = 'false' }
        Get-CimInstance -Namespace $espace -ClassName WEKF_Settings | Where-Object Name -EQ 'BreakoutKeyScanCode' |
            Set-CimInstance -Property @{ Value = '91' }
        Write-Output 'Fait. Redémarrer : la touche de sortie ne change qu''alors.'
    }
    return
}

if (-not (Test-Path -LiteralPath $Programme -PathType Leaf)) { throw "$Programme n'existe pas." }

$absentes = $fonctions | Where-Object { (Get-WindowsOptionalFeature -Online -FeatureName $_).State -ne 'Enabled' }
if ($absentes) {
    if ($PSCmdlet.ShouldProcess($absentes -join ', ', 'activer')) {
        Enable-WindowsOptionalFeature -Online -FeatureName $absentes -All -NoRestart | Out-Null
        Write-Warning 'Redémarrer, puis relancer ce script : les réglages n''existent qu''après.'
    }
    return
}

if (-not $PSCmdlet.ShouldProcess($Compte, "mettre $Programme à la place du bureau")) { return }

$lanceur = [wmiclass] "\\.\${espace}:WESL_UserSetting"
# Tous les autres comptes gardent leur bureau.
$lanceur.SetDefaultShell('explorer.exe', $relancer) | Out-Null
$lanceur.SetCustomShell($sid, "`"$Programme`" --kiosk", @($adulte), @($rien), $relancer) | Out-Null
$lanceur.SetEnabled($true) | Out-Null

Set-Service -Name MsKeyboardFilter -StartupType Automatic
# Retient une touche, sous le premier de ces noms que ce Windows connaît ; rien, s'il n'en connaît aucun.
function Block-Key([string[]] $Noms) {
    $connues = @(Get-CimInstance -Namespace $espace -ClassName WEKF_PredefinedKey | Where-Object Id -In $Noms)
    if (-not $connues) { return $false }
    $connues[0] | Set-CimInstance -Property @{ Enabled = $true }
    return $true
}
foreach ($noms in $touches + $deux_noms) {
    if (-not (Block-Key $noms)) { Write-Warning "Ce Windows ne connaît pas la touche $($noms -join ' ou ') : la vérifier à la main." }
}
foreach ($touche in $hors_liste) {
    if (Block-Key $touche) { continue }
    $propre = Get-CimInstance -Namespace $espace -ClassName WEKF_CustomKey | Where-Object Id -EQ $touche
    if ($propre) { $propre | Set-CimInstance -Property @{ Enabled = $true } }
    else { ([wmiclass] "\\.\${espace}:WEKF_CustomKey").Add($touche) | Out-Null }
}
$reglages = @{
    # L'administrateur garde son clavier.
    DisableKeyboardFilterForAdministrators = 'true'
    # Cinq Maj, Verr Num longtemps : ces touches ouvrent les réglages de Windows. Repères a ses propres tailles de texte.
    ForceOffAccessibility                  = 'true'
    BreakoutKeyScanCode                    = "$ToucheDeSortie"
}
foreach ($nom in $reglages.Keys) {
    $reglage = Get-CimInstance -Namespace $espace -ClassName WEKF_Settings | Where-Object Name -EQ $nom
    if (-not $reglage) { throw "Ce Windows ne connaît pas le réglage $nom." }
    $reglage | Set-CimInstance -Property @{ Value = $reglages[$nom] }
}
Write-Output "Fait. Redémarrer, ouvrir la session de $Compte, puis essayer chaque touche du tableau de docs/kiosk.md."
