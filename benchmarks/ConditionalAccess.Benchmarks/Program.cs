using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ConditionalAccess.Benchmarks.Gate;

// "gate": the targets, in less than a minute; exit code 1 when one is missed.
if (args is ["gate", ..]) return GateRun.Run(args[1..]);

// --quick: three short iterations inside this process, for a first look; without it, BenchmarkDotNet's usual job in processes of its own.
string[] rest = [.. args.Where(a => a != "--quick")];
IConfig config = DefaultConfig.Instance;
if (rest.Length < args.Length) config = config.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest, config);
return 0;
