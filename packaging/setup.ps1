# Sets a checkout up on Windows, as packaging/setup.sh run does on Debian; then .venv\Scripts\criminal-law-desk-window opens
# the window, and .venv\Scripts\criminal-law-desk is for the terminal.
#
#   powershell -ExecutionPolicy Bypass -File packaging\setup.ps1 [-Wheels FOLDER] [-Tests]
#
# -Wheels FOLDER: where a llama_cpp_python-*-win_amd64.whl lies. There is none on PyPI: packaging/llama_cpp_wheel.sh windows
#                 compiles one on Linux. Without it, it is compiled here, where Visual Studio's C++ tools are; else the
#                 program works with Ollama or an office's server, and without the engine of its own.
# -Tests:         what the tests without torch need as well.
#
# Nobody has run this on a Windows yet.
param(
    [string]$Wheels = "",
    [switch]$Tests
)
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")

$Venv = ".venv"
$Python = Join-Path $Venv "Scripts\python.exe"
$Uv = Join-Path $Venv "Scripts\uv.exe"

function Stop-With([string]$Words) {
    Write-Host "x $Words" -ForegroundColor Red
    exit 1
}

# $Words: what failed, told where the last program ended with an error.
function Assert-Done([string]$Words) {
    if ($LASTEXITCODE -ne 0) { Stop-With $Words }
}

# The launcher py knows what is installed; without it there may be a python of the right age.
function Find-Python {
    foreach ($Version in "3.13", "3.12", "3.11") {
        if (Get-Command py -ErrorAction SilentlyContinue) {
            & py "-$Version" -c "" 2>$null
            if ($LASTEXITCODE -eq 0) { return @("py", "-$Version") }
        }
    }
    if (Get-Command python -ErrorAction SilentlyContinue) {
        & python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" 2>$null
        if ($LASTEXITCODE -eq 0) { return @("python") }
    }
    Stop-With "Python 3.11 to 3.13 is needed: install it from python.org and try again."
}

if (-not (Test-Path $Uv)) {
    $Found = @(Find-Python)
    Write-Host "-> $Venv"
    & $Found[0] @($Found | Select-Object -Skip 1) -m venv --clear $Venv
    Assert-Done "The environment .venv could not be made: see above."
    & $Python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv
    Assert-Done "uv could not be downloaded: check the network."
}

$Extras = if ($Tests) { "data,tests" } else { "data" }
Write-Host "-> Python packages [$Extras]"
& $Uv pip install --quiet --compile-bytecode --python $Python --constraints constraints.txt --build-constraints constraints.txt --editable ".[$Extras]"
Assert-Done "The packages could not be installed: see above."

Write-Host "-> llama.cpp"
$Pinned = (Select-String -Path constraints.txt -Pattern "^llama-cpp-python==").Line
if ($Wheels) {
    & $Uv pip install --quiet --python $Python --constraints constraints.txt --find-links $Wheels --only-binary llama-cpp-python $Pinned
    Assert-Done "There is no wheel of $Pinned for Windows in $Wheels."
}
else {
    & $Uv pip install --quiet --python $Python --constraints constraints.txt --build-constraints constraints.txt $Pinned
    if ($LASTEXITCODE -ne 0) {
        Write-Host "! llama.cpp could not be compiled: install the C++ build tools of Visual Studio and call this again, or give a folder with -Wheels."
        Write-Host "! Until then the program works with Ollama or an office's server only, and cannot quantise models."
    }
}
Write-Host "Start: .venv\Scripts\criminal-law-desk-window"
