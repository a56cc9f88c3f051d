using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ConditionalAccess.Benchmarks.Commands;
using ConditionalAccess.Benchmarks.Gate;

switch (args.FirstOrDefault())
{
    // The targets, in less than a minute; exit code 1 when one is missed.
    case "gate": return GateRun.Run(args[1..]);
    case "cold": return ColdCommand.Run(args[1..]);
    case "equal": return EqualCommand.Run(args[1..]);
    case "fleet": return FleetCommand.Run(args[1..]);
    case "publish": return PublishCommand.Run();
    case "workload": return WorkloadCommand.Run(args[1..]);
}

// --quick: three short iterations inside this process, for a first look; without it, BenchmarkDotNet's usual job in processes of its own.
string[] rest = [.. args.Where(a => a != "--quick")];
IConfig config = DefaultConfig.Instance;
if (rest.Length < args.Length) config = config.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest, config);
return 0;
