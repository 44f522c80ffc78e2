using System.Reflection;
using FluentValidation;
using MediatR;
using Register.Infrastructure.Database;

namespace Register.Api.Pipeline;

/// <summary>Wires messages to their handlers and rules, all found by type: a new use case registers nothing.</summary>
public static class PipelineRegistration
{
    public static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        foreach (var assembly in (Assembly[])[typeof(Endpoints).Assembly, typeof(Session).Assembly])
            foreach (var type in assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericType: false }))
                foreach (var role in type.GetInterfaces().Where(i => i.IsGenericType && IsWired(i.GetGenericTypeDefinition())))
                    services.Add(new ServiceDescriptor(role, type, Life(role)));
        foreach (var type in typeof(Endpoints).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericType: false }))
            AddPreparation(services, type);
        // In this order around the handler; the answer is remembered inside the transaction.
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidateRequest<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(OneAtATime<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ReplayAnswer<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Prepare<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(RunInTransaction<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(RememberAnswer<,>));
        return services.AddSingleton<RunningRequests>();
    }

    // One per request, so that the handler finds what was prepared.
    private static void AddPreparation(IServiceCollection services, Type type)
    {
        var roles = type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IPreparation<>)).ToList();
        if (roles.Count == 0) return;
        services.AddScoped(type);
        foreach (var role in roles) services.AddScoped(role, provider => provider.GetRequiredService(type));
    }

    // Rules for a whole message are wired; rules for a part of one are used by those.
    private static bool IsWired(Type role) => role == typeof(IRequestHandler<,>) || role == typeof(IValidator<>);

    // Rules are made once: making them costs more than applying them.
    private static ServiceLifetime Life(Type role) =>
        role.GetGenericTypeDefinition() == typeof(IValidator<>) ? ServiceLifetime.Singleton : ServiceLifetime.Transient;
}
